"""Writes the classes' counts in scikit-learn's stratified train_test_split for TrainTestSplitTest; standard output becomes
split_strata.csv. Cases where another random state gives other counts are left out: there classes tie for a rounded row."""
import numpy as np
from sklearn.model_selection import train_test_split

print("counts,test,train_counts,test_counts")
for counts in ((50, 50, 50), (5, 2), (17, 30, 53), (980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009), (2, 998), (11, 13, 17, 19)):
    y = np.repeat(np.arange(len(counts)), counts)
    for test in (0.1, 0.2, 0.25, 0.3, 0.33, 0.5, 0.71):
        seen = set()
        try:
            for state in range(40):
                a, b = train_test_split(y, test_size=test, stratify=y, random_state=state)
                seen.add((tuple(np.bincount(a, minlength=len(counts))), tuple(np.bincount(b, minlength=len(counts)))))
        except ValueError:
            continue
        if len(seen) == 1:
            a, b = seen.pop()
            print(",".join((" ".join(map(str, counts)), str(test), " ".join(map(str, a)), " ".join(map(str, b)))))
