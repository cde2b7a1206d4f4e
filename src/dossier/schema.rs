//! JSON Schema of dossiers and vacancies, from the vocabulary of a policy, so that an editor completes and checks them.

use super::ABSENT;
use super::COMMISSION;
use super::POSITION;
use super::UNKNOWN;
use super::marks::marks;
use crate::model::Field;
use crate::model::Labels;
use crate::model::Model;
use crate::model::ScaleId;
use crate::model::expression::Type;
use crate::syntax::ast::Lang;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

/// The schema of a dossier. Titles and descriptions are in `lang`.
pub fn dossier(model: &Model, lang: Lang) -> Value {
    let mut properties = fields(model, model.subject.values(), lang);
    for record in &model.records {
        let items = json!({
            "type": "object",
            "title": record.labels.get(lang),
            "properties": fields(model, record.fields.values(), lang),
            "additionalProperties": false,
        });
        properties.insert(
            record.plural.clone(),
            json!({
                "title": record.labels.get(lang),
                "anyOf": [{ "type": "array", "items": items }, { "enum": [UNKNOWN, ABSENT, "none", null] }],
            }),
        );
    }
    let marks: Map<String, Value> =
        marks(model).into_iter().map(|(id, mark)| (id, field(model, &mark, lang))).collect();
    properties.insert(
        COMMISSION.into(),
        json!({
            "type": ["object", "null"],
            "properties": marks,
            "additionalProperties": { "enum": ["yes", "no", true, false, UNKNOWN, null] },
        }),
    );
    document(&model.subject_name, &model.subject_labels, properties, lang)
}

/// The schema of a vacancy.
pub fn vacancy(model: &Model, lang: Lang) -> Value {
    let mut properties = fields(model, model.vacancy.values(), lang);
    let positions: Vec<&str> = model.positions.iter().map(|position| position.meta.id.as_str()).collect();
    properties.insert(POSITION.into(), json!({ "enum": positions }));
    document("vacancy", &Labels::default(), properties, lang)
}

fn document(name: &str, labels: &Labels, properties: Map<String, Value>, lang: Lang) -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": labels.get(lang).unwrap_or(name),
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": false,
    })
}

fn fields<'m>(model: &Model, fields: impl Iterator<Item = &'m Field>, lang: Lang) -> Map<String, Value> {
    fields.map(|it| (it.name.clone(), field(model, it, lang))).collect()
}

fn field(model: &Model, field: &Field, lang: Lang) -> Value {
    let mut allowed = vec![value(model, field, lang)];
    let mut words = vec![json!(UNKNOWN), Value::Null];
    if field.may_be_absent || matches!(field.ty, Type::Set(_)) {
        words.push(json!(ABSENT));
    }
    if matches!(field.ty, Type::Set(_)) {
        words.push(json!("none"));
    }
    allowed.push(json!({ "enum": words }));
    let mut schema = json!({ "title": field.labels.get(lang), "anyOf": allowed });
    if let (Some(note), Some(object)) = (field.notes.first().and_then(|note| note.get(lang)), schema.as_object_mut()) {
        object.insert("description".into(), json!(note));
    }
    schema
}

fn value(model: &Model, field: &Field, lang: Lang) -> Value {
    match field.ty {
        Type::Flag => json!({ "enum": ["yes", "no", true, false] }),
        Type::Date => json!({ "type": ["string", "integer"], "pattern": "^\\d{4}(-\\d{2}(-\\d{2})?)?$" }),
        Type::Duration => json!({
            "type": "string",
            "pattern": "^\\d+ (years?|months?|days?)( \\d+ (years?|months?|days?))*$",
        }),
        Type::Number(_) if field.whole => json!({ "type": ["integer", "string"] }),
        Type::Number(_) => json!({ "type": ["number", "string"] }),
        Type::Text => json!({ "type": "string" }),
        Type::Member(scale) => members(model, scale, lang),
        Type::Set(scale) => json!({ "type": "array", "items": members(model, scale, lang), "uniqueItems": true }),
    }
}

/// Each member with its label, which editors show beside it.
fn members(model: &Model, scale: ScaleId, lang: Lang) -> Value {
    let each = model.scale(scale).members.iter();
    json!({ "oneOf": each.map(|(name, labels)| json!({ "const": name, "title": labels.get(lang) })).collect::<Vec<Value>>() })
}
