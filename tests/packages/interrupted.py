"""Runs a command on a terminal of its own and presses Ctrl+C as soon as a file appears; prints how the command ended.

usage: interrupted.py FILE COMMAND…
"""
import os
import pty
import select
import sys
import time

file, command = sys.argv[1], sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
pressed = False
end = time.monotonic() + 300
while time.monotonic() < end:
    if not pressed and os.path.exists(file):
        os.write(terminal, b"\x03")
        pressed = True
    if select.select([terminal], [], [], 0.02)[0]:
        try:
            if not os.read(terminal, 65536):
                break
        except OSError:   # the other side is closed
            break
else:
    os.kill(child, 9)
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(status if pressed else "ended before the file appeared")
