"""Files that visitors send: what a form says it takes, and what is cut off before the gate looks at any."""

from collections.abc import Iterator

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from gongyak.documents.gate import LARGEST

#: What a form says it takes; the gate looks for itself.
ACCEPTED = ".hwp,.hwpx,.pdf,.docx,.xlsx,.txt,.jpg,.jpeg,.png,image/jpeg,image/png"
#: Bytes of one sending: some photographs at once, and no more.
MOST_AT_ONCE = 3 * LARGEST


class Cut(FileUploadHandler):
    """Stops keeping what comes once a file is larger than any that the gate lets in, or all are too much; the rest is
    read and thrown away, so that whoever sends it gets an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.is_cut = False
        self._of_file = self._whole = 0

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._of_file = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand on what came, unless it is too much by now."""
        self._of_file += len(raw_data)
        self._whole += len(raw_data)
        if self._of_file > LARGEST or self._whole > MOST_AT_ONCE:
            self.is_cut = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The file is made by the handlers that come after."""
        return None


def watched(request: HttpRequest) -> Cut:
    """What watches the files that a form sends; to be called before anything of it is read."""
    cut = Cut()
    if request.method == "POST":
        request.upload_handlers.insert(0, cut)
    return cut


def sent_files(request: HttpRequest) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of a form, one after another; of one that is too large only so much that it shows."""
    for one in request.FILES.getlist("file"):
        yield one.name or "", one.read(LARGEST + 1)
