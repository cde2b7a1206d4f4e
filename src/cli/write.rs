//! Files to the disk: whole or not at all.

use crate::problem::Code;
use crate::problem::Problem;
use std::io::Error;
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;

/// Replaces a file, or makes it, with its folder. A reader sees the old text or the new one, never a part.
///
/// # Errors
/// If the system does not let it; then the old file is as it was.
pub fn whole(path: &Path, text: &str) -> Result<(), Problem> {
    bytes(path, text.as_bytes())
}

/// The same for what is no text.
///
/// # Errors
/// If the system does not let it; then the old file is as it was.
pub fn bytes(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    replace(path, bytes).map_err(|_| Problem::general(Code::CannotWrite).text("path", path.display().to_string()))
}

/// Takes a file away.
///
/// # Errors
/// If the system does not let it.
pub fn remove(path: &Path) -> Result<(), Problem> {
    std::fs::remove_file(path).map_err(|_| Problem::general(Code::CannotWrite).text("path", path.display().to_string()))
}

fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    // A link stays a link: what it points to is replaced.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut new = new_in(folder)?;
    new.write_all(bytes)?;
    let permissions = std::fs::metadata(&path).map(|old| old.permissions());
    match permissions {
        Ok(permissions) if permissions.readonly() => return Err(Error::from(std::io::ErrorKind::PermissionDenied)),
        Ok(permissions) => new.as_file().set_permissions(permissions)?,
        Err(_) => {}
    }
    new.as_file().sync_all()?;
    new.persist(&path)?;
    Ok(())
}

/// A new file that others may read as far as the system lets them; without more it would be for the writer alone.
#[cfg(unix)]
fn new_in(folder: &Path) -> Result<NamedTempFile, Error> {
    use std::os::unix::fs::PermissionsExt;
    tempfile::Builder::new().permissions(std::fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_in(folder: &Path) -> Result<NamedTempFile, Error> {
    NamedTempFile::new_in(folder)
}
