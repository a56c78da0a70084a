"""Compresses a file of MNIST's images anew, so that images can be had without all that lie before them:
a gzip file of many members, the first with the header of the IDX file, each further one with 32 images.
Each tells its length in the extra field "BC", as BGZF does (section 4.1 of the SAM specification).

    python3 blocks.py train-images-idx3-ubyte.gz
"""
import gzip
import struct
import sys
import zlib

HEADER = 16
BLOCK = 32 * 28 * 28


def member(data):
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    deflated = compressor.compress(data) + compressor.flush()
    length = 18 + len(deflated) + 8
    head = struct.pack("<4BI2BH2B2H", 0x1F, 0x8B, 8, 4, 0, 2, 0xFF, 6, 0x42, 0x43, 2, length - 1)
    return head + deflated + struct.pack("<2I", zlib.crc32(data), len(data))


for name in sys.argv[1:]:
    with gzip.open(name) as file:
        data = file.read()
    with open(name, "wb") as file:
        file.write(member(data[:HEADER]))
        for at in range(HEADER, len(data), BLOCK):
            file.write(member(data[at:at + BLOCK]))
