//! Files to the disk: whole or not at all.

use crate::problem::Code;
use crate::problem::Problem;
use std::fs::File;
use std::io::Error;
use std::io::ErrorKind;
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
    write(path, bytes, true).map_err(|error| problem(path, &error))
}

/// Makes a file that is not there yet. Of several programs that make it at once, one does.
///
/// # Errors
/// If it is there, or the system does not let it.
pub fn fresh(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    write(path, bytes, false).map_err(|error| problem(path, &error))
}

/// Takes a file away.
///
/// # Errors
/// If the system does not let it.
pub fn remove(path: &Path) -> Result<(), Problem> {
    std::fs::remove_file(path).map_err(|error| problem(path, &error))
}

fn problem(path: &Path, error: &Error) -> Problem {
    let code = if error.kind() == ErrorKind::AlreadyExists { Code::AlreadyThere } else { Code::CannotWrite };
    Problem::general(code).text("path", path.display().to_string())
}

fn write(path: &Path, bytes: &[u8], replaces: bool) -> Result<(), Error> {
    // A link stays a link: what it points to is replaced.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let old = std::fs::metadata(&path).ok();
    match &old {
        Some(_) if !replaces => return Err(ErrorKind::AlreadyExists.into()),
        // A device or a pipe is nothing to be replaced.
        Some(old) if !old.is_file() || old.permissions().readonly() => return Err(ErrorKind::PermissionDenied.into()),
        _ => {}
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let fill = |file: &mut File| {
        file.write_all(bytes)?;
        old.as_ref().map_or(Ok(()), |old| file.set_permissions(old.permissions()))?;
        file.sync_all()
    };
    #[cfg(target_os = "linux")]
    if let Ok(mut file) = unnamed::new_in(folder) {
        fill(&mut file)?;
        match unnamed::name(&file, folder, &path, replaces) {
            // Some file systems have files without a name and no way to name them.
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {}
            done => return done,
        }
    }
    let mut file = new_in(folder)?;
    fill(file.as_file_mut())?;
    match replaces {
        true => file.persist(&path)?,
        false => file.persist_noclobber(&path)?,
    };
    Ok(())
}

/// How files begin that have a name before their time.
const PREFIX: &str = ".saty-";

/// A new file that others may read as far as the system lets them; without more it would be for the writer alone.
#[cfg(unix)]
fn new_in(folder: &Path) -> Result<NamedTempFile, Error> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().prefix(PREFIX).permissions(permissions).tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_in(folder: &Path) -> Result<NamedTempFile, Error> {
    tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder)
}

/// Files that have no name until they are whole: if the program is ended before, by whatever, nothing is left of them.
#[cfg(target_os = "linux")]
mod unnamed {
    use rustix::fs::AtFlags;
    use rustix::fs::CWD;
    use rustix::fs::Mode;
    use rustix::fs::OFlags;
    use std::fs::File;
    use std::io::Error;
    use std::io::ErrorKind;
    use std::os::fd::AsRawFd;
    use std::path::Path;

    pub fn new_in(folder: &Path) -> Result<File, Error> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        Ok(rustix::fs::open(folder, flags, Mode::from_raw_mode(0o666))?.into())
    }

    pub fn name(file: &File, folder: &Path, path: &Path, replaces: bool) -> Result<(), Error> {
        let own = format!("/proc/self/fd/{}", file.as_raw_fd());
        let link = |to: &Path| rustix::fs::linkat(CWD, &own, CWD, to, AtFlags::SYMLINK_FOLLOW).map_err(Error::from);
        match link(path) {
            // Only a file that has a name can take the place of another.
            Err(error) if replaces && error.kind() == ErrorKind::AlreadyExists => {
                let named = tempfile::Builder::new().prefix(super::PREFIX).make_in(folder, link)?;
                Ok(named.persist(path)?)
            }
            done => done,
        }
    }
}
