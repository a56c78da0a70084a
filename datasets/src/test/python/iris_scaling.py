"""Writes what scikit-learn's StandardScaler and MinMaxScaler measure on iris; standard output becomes iris_scaling.csv."""
import numpy as np
from sklearn.datasets import load_iris
from sklearn.preprocessing import MinMaxScaler, StandardScaler

x = load_iris().data
s, m = StandardScaler().fit(x), MinMaxScaler().fit(x)
print("feature,mean,scale,min,range,first_standard,first_min_max")
for j in range(4):
    print(j, *(repr(float(v)) for v in (s.mean_[j], s.scale_[j], m.data_min_[j], m.data_range_[j], s.transform(x)[0, j], m.transform(x)[0, j])), sep=",")
