"""Writes the sizes of scikit-learn's train_test_split for TrainTestSplitTest; standard output becomes split_sizes.csv.

Stratified cases are chosen so that no two classes tie for a rounded row: ties go by lot.
"""
import numpy as np
from sklearn.model_selection import train_test_split

print("n,test,train,test_rows,train_rows")
for n in (2, 3, 7, 10, 99, 100, 150, 1797, 54000, 60000):
    for test in (0.1, 0.07, 0.25, 0.3, 0.33, 0.5, 0.9, 0.999):
        for train in (None, 0.05, 0.29):
            try:
                a, b = train_test_split(np.arange(n), test_size=test, train_size=train, random_state=0)
                print(f"{n},{test},{train or ''},{len(b)},{len(a)}")
            except ValueError:
                print(f"{n},{test},{train or ''},error,error")
