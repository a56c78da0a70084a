"""Writes the held-back rows of plain splits, from Philox4x32-10 (Salmon et al. 2011), Lemire's bounded numbers and Fisher and Yates'
shuffle written anew in Python; standard output becomes split_rows.csv. Pins the rows that a seed holds back, on every platform."""
import math

M = 0xFFFFFFFF


def block(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        a, b = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(b >> 32) ^ c[1] ^ k[0], b & M, (a >> 32) ^ c[3] ^ k[1], a & M]
        k = [(k[0] + 0x9E3779B9) & M, (k[1] + 0xBB67AE85) & M]
    return c


assert block((0, 0, 0, 0), (0, 0)) == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]  # the authors' known answer


def words(seed):
    seed &= 0xFFFFFFFFFFFFFFFF
    i = 0
    while True:
        yield from block((i & M, i >> 32, 0, 0), (seed & M, seed >> 32))
        i += 1


def permutation(n, seed):
    source, order = words(seed), list(range(n))
    for i in range(n - 1, 0, -1):
        while True:
            product = next(source) * (i + 1)
            if product & M >= 2**32 % (i + 1):
                break
        j = product >> 32
        order[i], order[j] = order[j], order[i]
    return order


print("n,test,seed,rows")
for n, test, seed in ((10, 0.3, 42), (10, 0.3, -1), (150, 0.1, 0), (60000, 0.0002, 42), (7, 0.5, 2**40 + 3)):
    print(n, test, seed, " ".join(map(str, permutation(n, seed)[: math.ceil(n * test)])), sep=",")
