"""Writes tables.txt: tables drawn by rich 15.0.0, the library that Keras 3 draws its summaries with.

Run: python3 tables.py > tables.txt   (needs rich==15.0.0)
"""
import io
import random

from rich.console import Console
from rich.table import Column, Table

HEAD = ["Layer (type)", "Output Shape", "Param #"]


def case(length, positions, alignment, rows):
    widths, before = [], 0
    for position in positions:
        widths.append(int(position * length) - before)
        before += widths[-1]
    columns = [Column(h, justify=a, width=w) for h, a, w in zip(rows[0], alignment, widths)]
    table = Table(*columns, width=length, show_lines=True)
    for row in rows[1:]:
        table.add_row(*row)
    out = io.StringIO()
    Console(file=out, width=300, highlight=False, color_system=None, force_terminal=False, markup=False).print(table)
    print("#case\t%d\t%s\t%s" % (length, ",".join(map(str, widths)), ",".join(alignment)))
    for row in rows:
        print("\t".join(row))
    print("#table")
    print(out.getvalue(), end="")


def main():
    random.seed(1)
    sequential, align = [0.45, 0.80, 1.0], ["left", "left", "right"]
    notebook = [HEAD, ["dense (Dense)", "(None, 512)", "401,920"], ["dense_1 (Dense)", "(None, 10)", "5,130"]]
    for length in (76, 88, 50, 60, 71, 100):
        case(length, sequential, align, notebook)
    case(76, sequential, align, [HEAD])
    case(76, sequential, align, [HEAD, ["batch_normalization_12 (BatchNormalization)", "?", "0 (unbuilt)"]])
    case(76, sequential, align, [HEAD, ["a_layer_with_a_very_long_name_beyond_its_cell (Dense)", "(None, 1000000, 1000000, 1000000)", "1,234,567,890,123"]])
    case(60, sequential, align, [HEAD, ["   └ dense (Dense)", "(None, 3)", "12"], ["      └ inner_of_inner (Sequential)", "(None, 3)", "1,234,567"]])
    trainable = [p * 0.90 for p in sequential] + [1.0]
    for length in (76, 100, 64):
        case(length, trainable, align + ["center"],
             [HEAD + ["Trainable"], ["dense (Dense)", "(None, 512)", "401,920", "Y"], ["dropout (Dropout)", "(None, 512)", "0", "-"]])
    graph, graph_align = [0.3, 0.56, 0.74, 1.0], ["left", "left", "right", "left"]
    case(108, graph, graph_align, [HEAD + ["Connected to"], ["add (Add)", "(None, 3)", "0", "dense[0][0], dense_1[0][0], dense_2[0][0]"]])
    letters = "abcdefgh_()[] ,     "
    for _ in range(40):
        rows = [HEAD]
        for _ in range(random.randint(1, 3)):
            rows.append(["x" + "".join(random.choice(letters) for _ in range(random.randint(0, 60))) + "y" for _ in range(3)])
        case(random.randint(34, 90), sequential, align, rows)


main()
