"""Every Spanish sentence of the chat, whole: nothing is built by gluing halves elsewhere."""

from ui.app.messages.answers import *  # noqa: F403
from ui.app.messages.chat import *  # noqa: F403
from ui.app.messages.chrome import *  # noqa: F403
from ui.app.messages.documents import *  # noqa: F403
from ui.app.messages.entry import *  # noqa: F403
from ui.app.messages.evaluation import *  # noqa: F403
