//! A worksheet as lines, before anyone decides on colours and widths.

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Met,
    NotMet,
    Unknown,
    /// Neither: a remark, a document that does not apply.
    Aside,
    /// Of two versions: only in the new one, only in the old one, in both but not the same.
    Added,
    Removed,
    Changed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub indent: usize,
    pub mark: Option<Mark>,
    pub text: String,
    /// Stands at the right, such as points.
    pub side: Option<String>,
    pub heading: bool,
    /// Said in a low voice: a citation, a note.
    pub quiet: bool,
    /// A table instead of a text, row by row, its heading first.
    pub table: Vec<Vec<String>>,
}

/// Gathers lines.
#[derive(Debug, Default)]
pub struct Lines {
    pub lines: Vec<Line>,
}

impl Lines {
    fn push(&mut self, indent: usize, mark: Option<Mark>, text: impl Into<String>) -> &mut Line {
        let line =
            Line { indent, mark, text: text.into(), side: None, heading: false, quiet: false, table: Vec::new() };
        self.lines.push(line);
        self.lines.last_mut().expect("just pushed")
    }

    pub fn heading(&mut self, text: impl Into<String>) {
        if !self.lines.is_empty() {
            self.push(0, None, "");
        }
        self.push(0, None, text).heading = true;
    }

    pub fn text(&mut self, indent: usize, text: impl Into<String>) {
        self.push(indent, None, text);
    }

    pub fn marked(&mut self, indent: usize, mark: Mark, text: impl Into<String>) {
        self.push(indent, Some(mark), text);
    }

    pub fn quiet(&mut self, indent: usize, text: impl Into<String>) {
        self.push(indent, None, text).quiet = true;
    }

    pub fn table(&mut self, indent: usize, rows: Vec<Vec<String>>) {
        self.push(indent, None, "").table = rows;
    }

    pub fn with_side(&mut self, indent: usize, mark: Option<Mark>, text: impl Into<String>, side: impl Into<String>) {
        self.push(indent, mark, text).side = Some(side.into());
    }
}
