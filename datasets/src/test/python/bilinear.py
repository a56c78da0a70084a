"""Writes bilinear resizings by PyTorch (align_corners=False, no antialiasing) for ImageFolderTest; standard output becomes bilinear.csv.
The source pixel (y, x) of channel c is (37 y + 91 x + 53 c) mod 256. Values on a rounding border are left as they are, unrounded."""
import numpy as np
import torch
import torch.nn.functional as F

print("height,width,channels,new_height,new_width,values")
for h, w, c, nh, nw in ((2, 2, 1, 4, 4), (4, 6, 1, 2, 3), (3, 5, 1, 7, 4), (5, 4, 3, 3, 3), (1, 1, 3, 2, 3), (8, 8, 1, 3, 5)):
    y, x, k = np.meshgrid(np.arange(h), np.arange(w), np.arange(c), indexing="ij")
    source = torch.tensor((37 * y + 91 * x + 53 * k) % 256, dtype=torch.float64).permute(2, 0, 1)[None]
    out = F.interpolate(source, size=(nh, nw), mode="bilinear", align_corners=False)[0].permute(1, 2, 0).flatten()
    print(h, w, c, nh, nw, " ".join(f"{v:.6f}" for v in out.tolist()), sep=",")
