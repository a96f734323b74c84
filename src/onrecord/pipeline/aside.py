"""The stories of a large record are brought up by a process of their own: the memory that it takes goes with it.

`python -m onrecord.pipeline.aside DIR`, started by whoever holds DIR for writing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from onrecord.pipeline.storied import bring_up
from onrecord.record import OnrecordError, RunStopped
from onrecord.store import Folder

LARGE = 5_000
"""Pages from which on a record's stories are brought up aside; below, starting a process costs more than it saves."""


def bring_up_aside(folder: Folder) -> None:
    """Bring stories up, of a large record in another process: the same stories. `folder` is held for writing.

    Raises `RunStopped` where that process does not come to its end. The pages are on the record all the same.
    """
    if sum(mark.pages for mark in folder.marks()) < LARGE:
        bring_up(folder)
        return
    # The other process inherits the writer's lock: if this one is killed, nobody writes before the other has ended.
    done = subprocess.run(
        [sys.executable, "-m", "onrecord.pipeline.aside", str(folder.path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        pass_fds=[] if folder.lock is None else [folder.lock],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        killed = done.returncode < 0 and f"it was ended by {signal.Signals(-done.returncode).name}"
        reason = killed or (lines[-1] if lines else "it said nothing")
        raise RunStopped(
            f"the pages are on the record, but its stories are not up to date ({reason}); give the same command again, "
            f"or: onrecord check {folder.path} --mend"
        )


def main() -> int:
    """Bring up the stories of the record that is named."""
    try:
        bring_up(Folder(Path(sys.argv[1])))
    except OnrecordError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
