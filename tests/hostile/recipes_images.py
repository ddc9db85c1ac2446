"""Images: sides out of measure, directories in circles, many frames, nothing to see.

What can be recognised in them depends on the recognisers that are installed, so most of these only
must be answered. `pictures` of words are in the tests of recognition.
"""

import struct
import zlib
from typing import Final

from tests.hostile.recipe import recipe

_ANY: Final = ("empty", "too_large", "damaged", "no_text_layer", "no_reader", "bomb", "memory")
"""An image without words gives no text, whatever else is wrong with it."""


def png(
    width: int, height: int, *, depth: int = 1, colour: int = 0, data: bytes | None = None
) -> bytes:
    """Return a PNG; without `data` all black."""
    if data is None:
        packer = zlib.compressobj(9)
        row = bytes(1 + (width * depth * (3 if colour == 2 else 1) + 7) // 8)
        data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def tiff(frames: int, *, width: int = 8, height: int = 8, loop: bool = False) -> bytes:
    """Return a TIFF of so many black frames; `loop` leads the last directory to the first."""
    size = (width + 7) // 8 * height
    data = b"II*\x00" + struct.pack("<I", 8 + size) + bytes(size)
    entries = (
        *((256, 3, width), (257, 3, height), (258, 3, 1), (259, 3, 1), (262, 3, 1)),
        *((273, 4, 8), (277, 3, 1), (278, 4, height), (279, 4, size)),
    )
    table = struct.pack("<H", len(entries))
    table += b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    first = len(data)
    for number in range(frames):
        after = len(data) + len(table) + 4
        last = first if loop else 0
        data += table + struct.pack("<I", after if number < frames - 1 else last)
    return data


def _pillow(
    mode: str, size: tuple[int, int], form: str, colour: object = 0, **how: object
) -> bytes:
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new(mode, size, colour).save(file, form, **how)  # type: ignore[arg-type]
    return file.getvalue()


@recipe(*_ANY, seconds=20)
def png_of_forty_thousand_squared() -> bytes:
    return png(40_000, 40_000)


@recipe(*_ANY, seconds=20)
def png_that_claims_two_billion_squared() -> bytes:
    return png(0x7FFF_FFFF, 0x7FFF_FFFF, data=zlib.compress(bytes(99)))


@recipe(*_ANY)
def png_without_extent() -> bytes:
    return png(0, 0, data=b"")


@recipe(*_ANY, seconds=20)
def png_cut_in_the_middle() -> bytes:
    return png(2_000, 2_000, depth=8, data=zlib.compress(bytes(range(256)) * 15_632))[:9_000]


@recipe(*_ANY, seconds=20)
def png_of_one_pixel() -> bytes:
    return png(1, 1)


@recipe(*_ANY, seconds=30)
def png_of_one_column() -> bytes:
    return png(1, 60_000)


@recipe(*_ANY, seconds=30)
def png_all_black() -> bytes:
    return png(1_200, 1_600)


@recipe(*_ANY, seconds=30)
def png_all_white() -> bytes:
    return png(1_200, 1_600, data=zlib.compress((b"\x00" + b"\xff" * 150) * 1_600))


@recipe(*_ANY, seconds=20)
def png_with_a_text_chunk_of_two_hundred_megabytes() -> bytes:
    whole = png(8, 8)
    bomb = _chunk(b"zTXt", b"Title\x00\x00" + zlib.compress(bytes(200_000_000), 9))
    return whole[:33] + bomb + whole[33:]


@recipe(*_ANY, seconds=30)
def png_of_sixteen_bits() -> bytes:
    return png(300, 300, depth=16, colour=2)


@recipe(*_ANY)
def png_header_only() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(500)


@recipe(*_ANY, seconds=20)
def jpeg_that_claims_another_size() -> bytes:
    data = _pillow("L", (64, 64), "JPEG")
    place = data.find(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", 65_000, 65_000) + data[place + 4 :]


@recipe(*_ANY, seconds=20)
def jpeg_cut_in_the_middle() -> bytes:
    data = _pillow("RGB", (600, 600), "JPEG", (200, 10, 10))
    return data[: len(data) // 2]


@recipe(*_ANY, seconds=20)
def jpeg_in_cmyk() -> bytes:
    return _pillow("CMYK", (300, 300), "JPEG", (0, 0, 0, 0))


@recipe(*_ANY, seconds=20)
def jpeg_with_a_turn() -> bytes:
    turned = struct.pack("<HHHIII", 1, 274, 3, 1, 6, 0)
    exif = b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + turned
    return _pillow("L", (300, 200), "JPEG", 255, exif=exif)


@recipe(*_ANY, seconds=60)
def tiff_of_five_thousand_pages() -> bytes:
    return tiff(5_000)


@recipe(*_ANY, seconds=30)
def tiff_whose_directory_leads_back() -> bytes:
    return tiff(2, loop=True)


@recipe(*_ANY)
def tiff_whose_directory_lies_outside() -> bytes:
    return b"II*\x00\xff\xff\xff\x7f" + bytes(200)


@recipe(*_ANY, seconds=30)
def gif_of_three_hundred_frames() -> bytes:
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    frames = [Image.new("P", (8, 8), n % 256) for n in range(300)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()


@recipe(*_ANY, seconds=20)
def gif_of_a_huge_screen() -> bytes:
    screen = b"GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff"
    return screen + b",\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02D\x01\x00;"


@recipe(*_ANY)
def webp_that_is_damaged() -> bytes:
    return b"RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00" + bytes(24)
