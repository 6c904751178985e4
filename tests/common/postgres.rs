//! A PostgreSQL server of one's own for a test: made in a temporary folder, reached by a socket there, gone at the end.
//!
//! A machine without PostgreSQL fails the test: nothing here skips. The server listens on no network address, and its databases sort by Danish ICU rules,
//! as a Danish municipality's may, so that what leans on the collation shows.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long the server may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(30);

/// Keeps the server running until its own standard input closes, which the end of the test process does in any
/// case, even when it is killed; then stops the server and removes everything. Arguments: `postgres`, folder.
const KEEPER: &str = r#"
trap '' INT TERM HUP
"$1" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c synchronous_commit=off \
  -c full_page_writes=off -c max_connections=20 >"$2/log" 2>&1 </dev/null &
cat >/dev/null
kill -QUIT $!
wait
rm -rf "$2"
"#;

/// A running server. Dropping it stops it and removes its folder.
pub struct Cluster {
    /// Socket, data and log.
    dir: PathBuf,
    /// Where `psql` and the others are.
    bin: PathBuf,
    keeper: Child,
}

impl Cluster {
    /// Makes and starts a server, and waits until it answers. Panics, with what the server said, if it cannot.
    pub fn start() -> Cluster {
        let bin = programs();
        let root = is_root();
        let dir = folder(root);
        run(as_server_user(root, &bin.join("initdb")).arg("-D").arg(dir.join("data")).args([
            "-A",
            "trust",
            "-U",
            "postgres",
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=icu",
            "--icu-locale=da-DK",
        ]));
        let keeper = as_server_user(root, Path::new("sh"))
            .args(["-c", KEEPER, "sh"])
            .arg(bin.join("postgres"))
            .arg(&dir)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("sh starts");
        let cluster = Cluster { dir, bin, keeper };
        cluster.wait();
        cluster
    }

    /// Runs SQL in a database (there is always `postgres`) and gives its rows: one per line, columns divided by tabs,
    /// NULL empty. Panics with the server's message on the first error.
    pub fn psql(&self, db: &str, sql: &str) -> String {
        self.try_psql(db, sql).unwrap_or_else(|error| panic!("psql: {error}\n{}", beginning(sql)))
    }

    /// As [`Cluster::psql`], but gives the server's message as an error, for SQL that is meant to fail.
    pub fn try_psql(&self, db: &str, sql: &str) -> Result<String, String> {
        let mut child = self
            .client("psql")
            .args(["-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", db, "-f", "-"])
            .env("PGCLIENTENCODING", "UTF8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("psql starts");
        let mut input = child.stdin.take().expect("standard input is a pipe");
        let sql = sql.to_owned();
        // psql answers while it still reads: whoever wrote everything first could wait for ever.
        let writer = thread::spawn(move || input.write_all(sql.as_bytes()));
        let output = child.wait_with_output().expect("psql ends");
        // psql stops reading at the first error, so a broken pipe says no more than its own message does.
        let _ = writer.join();
        if output.status.success() {
            Ok(String::from_utf8(output.stdout).expect("psql answers in UTF-8"))
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }

    /// A connection string for other clients: socket folder, user and database.
    pub fn connection(&self, db: &str) -> String {
        format!("host={} user=postgres dbname={db}", self.dir.display())
    }

    /// One of PostgreSQL's own client programs, configured to reach this server.
    pub fn client(&self, program: &str) -> Command {
        let mut command = Command::new(self.bin.join(program));
        command.arg("-h").arg(&self.dir).args(["-U", "postgres"]);
        command
    }

    fn wait(&self) {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let ready = self.client("pg_isready").args(["-q", "-d", "postgres"]).status().expect("pg_isready starts");
            if ready.success() {
                return;
            }
            thread::sleep(Duration::from_millis(30));
        }
        let mut log = String::new();
        if let Ok(mut file) = fs::File::open(self.dir.join("log")) {
            let _ = file.read_to_string(&mut log);
        }
        panic!("PostgreSQL did not answer within {PATIENCE:?}:\n{log}");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// The folder of PostgreSQL's programs: the newest that Debian installed, else the one of `initdb` in `PATH`.
fn programs() -> PathBuf {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path());
    let newest = installed
        .filter(|path| path.join("bin/initdb").exists())
        .max_by_key(|path| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
    if let Some(path) = newest {
        return path.join("bin");
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .find(|folder| folder.join("initdb").exists())
        .expect("PostgreSQL is needed here: no initdb in /usr/lib/postgresql/*/bin or PATH (Debian: postgresql)")
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("id starts");
    output.stdout.trim_ascii() == b"0"
}

/// A new folder, short because a socket's path may have 107 bytes only; the server's user owns it.
fn folder(root: bool) -> PathBuf {
    let dir = tempfile::Builder::new().prefix("sdm-pg-").tempdir().expect("a temporary folder").keep();
    assert!(dir.as_os_str().len() < 80, "the temporary folder's path is too long for a socket: {}", dir.display());
    if root {
        run(Command::new("chown").arg("postgres:").arg(&dir));
    }
    dir
}

/// The server refuses to run as root, so root lends it to the user `postgres`.
fn as_server_user(root: bool, program: &Path) -> Command {
    let mut command = Command::new(if root { Path::new("runuser") } else { program });
    if root {
        command.args(["-u", "postgres", "--"]).arg(program);
    }
    // The user `postgres` may not be allowed to see the folder the test runs in.
    command.current_dir("/");
    command
}

fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {}\n{said}", output.status);
}

fn beginning(sql: &str) -> &str {
    sql.get(..2_000).unwrap_or(sql)
}
