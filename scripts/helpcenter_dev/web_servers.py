"""The servers that a release has configurations for: finds them, installs them if they are missing, and runs them.

`python -m helpcenter_dev.web_servers` makes sure that they are there, as packages of Debian. Without them, tests are
not skipped: they fail and say what to install.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpcenter_dev import debian

# What each is called as a program → its packages.
PACKAGES = {
    "nginx": ("nginx-light", "libnginx-mod-http-brotli-static"),
    "caddy": ("caddy",),
    "apache2": ("apache2-bin",),
}
ADDRESS = "127.0.0.1"
# Where Debian puts programs for administrators, whose folder not everybody has in PATH.
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin"))

_NGINX = """\
{user}
load_module {module};
daemon off;
pid {folder}/pid;
error_log {folder}/errors;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {configuration};
}}
"""
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")

_APACHE = """\
ServerName {host}
Listen {address}:{port}
PidFile {folder}/pid
ErrorLog {folder}/errors
{modules}
TypesConfig /dev/null
DocumentRoot {root}
<Directory {root}>
    AllowOverride All
    Require all granted
</Directory>
"""
_MODULES = "mpm_event authz_core dir mime headers rewrite".split()


def install() -> None:
    """Debian's packages, if this user may install packages."""
    for program, packages in PACKAGES.items():
        if find(program) is None:
            print(f"Installing {program} for the tests …", file=sys.stderr)
            for package in packages:
                debian.install(package)


def find(program: str) -> str | None:
    """The path of a server; None if it is not there as a whole."""
    found = shutil.which(program, path=_PATH)
    return None if program == "nginx" and not _BROTLI.is_file() else found


@contextmanager
def run(program: str, deploy: Path, root: Path, folder: Path) -> Iterator[str]:
    """The address of a server with its configuration in `deploy`, which delivers `root`; `folder` is its own.

    Of the configuration only the port and the place of the files are others than those that are published.
    """
    path = find(program)
    if path is None:
        sys.exit(f"No {program} on this machine. Install it (Debian: apt install {' '.join(PACKAGES[program])}).")
    port = _free_port()
    command = _COMMANDS[program](path, deploy, root, folder, port)
    environment = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            _wait_for(process, port, folder)
            yield f"http://{ADDRESS}:{port}"
        finally:
            process.terminate()
            process.wait()


def _nginx(path: str, deploy: Path, root: Path, folder: Path, port: int) -> list[str]:
    text = (deploy / "nginx.conf").read_text("utf-8")
    text = _replaced(text, "listen 80;", f"listen {ADDRESS}:{port};")
    line = next(line for line in text.splitlines() if line.strip().startswith("root "))
    configuration, main = folder / "site.conf", folder / "nginx.conf"
    configuration.write_text(_replaced(text, line, f"    root {root};"), "utf-8")
    user = "user root;" if sys.platform != "win32" and os.geteuid() == 0 else ""
    main.write_text(_NGINX.format(user=user, module=_BROTLI, folder=folder, configuration=configuration), "utf-8")
    return [path, "-p", str(folder), "-e", str(folder / "errors"), "-c", str(main)]


def _caddy(path: str, deploy: Path, root: Path, folder: Path, port: int) -> list[str]:
    text = (deploy / "Caddyfile").read_text("utf-8")
    host = text.partition(" {")[0]
    text = _replaced(text, f"{host} {{", f"http://{ADDRESS}:{port} {{")
    configuration = folder / "Caddyfile"
    configuration.write_text("{\n\tadmin off\n}\n" + _replaced(text, f"/srv/{host}", str(root)), "utf-8")
    return [path, "run", "--config", str(configuration), "--adapter", "caddyfile"]


def _apache(path: str, deploy: Path, root: Path, folder: Path, port: int) -> list[str]:
    text = (deploy / ".htaccess").read_text("utf-8")
    base = next(line for line in text.splitlines() if line.startswith("RewriteBase")).partition(" ")[2]
    shutil.copy(deploy / ".htaccess", root / base.strip("/"))
    modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _MODULES)
    main = folder / "apache.conf"
    values = {"host": ADDRESS, "address": ADDRESS, "port": port, "folder": folder, "modules": modules, "root": root}
    main.write_text(_APACHE.format(**values), "utf-8")
    return [path, "-X", "-f", str(main)]


_COMMANDS = {"nginx": _nginx, "caddy": _caddy, "apache2": _apache}


def _replaced(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        sys.exit(f'"{old}" should be once in the configuration, and is {text.count(old)} times.')
    return text.replace(old, new)


def _free_port() -> int:
    with socket.create_server((ADDRESS, 0)) as server:
        return int(server.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    """Until the server answers, or has ended."""
    while process.poll() is None:
        with socket.socket() as client:
            client.settimeout(1)
            if client.connect_ex((ADDRESS, port)) == 0:
                return
    said = "".join(file.read_text("utf-8") for name in ("output", "errors") if (file := folder / name).is_file())
    sys.exit(f"{process.args!r} has ended:\n{said}")


if __name__ == "__main__":
    install()
    missing = [package for program, names in PACKAGES.items() if find(program) is None for package in names]
    if missing:
        sys.exit(f"These could not be installed here; install them by hand: {' '.join(missing)}")
