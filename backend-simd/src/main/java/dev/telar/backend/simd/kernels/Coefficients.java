package dev.telar.backend.simd.kernels;

/// The numbers in the approximations of elementary functions, shared by the vectors and their scalar twins.
///
/// The polynomials are those of Moshier's Cephes library in single precision (netlib.org/cephes), but for the exponential, the error function and GELU, evaluated with fused multiply-adds.
public final class Coefficients {

    // exp: 1 + r + r²·E(r) on −ln 2/2 … ln 2/2, fitted for the least relative error, 3e-9
    public static final float LOG2E = 1.44269504088896341f;
    public static final float LN2_HIGH = 0.693359375f;
    public static final float LN2_LOW = -2.12194440e-4f;
    public static final float E0 = 0x1.6a4d14p-10f;
    public static final float E1 = 0x1.12398ap-7f;
    public static final float E2 = 0x1.5558b0p-5f;
    public static final float E3 = 0x1.555492p-3f;
    public static final float E4 = 0x1.fffffcp-2f;
    /// Below, eˣ rounds to 0; above [#EXP_MAX] to infinity.
    public static final float EXP_MIN = -104f;
    public static final float EXP_MAX = 89f;
    /// Adding this rounds to a whole number, which then stands in the low bits.
    public static final float ROUND = 0x1.8p23f;
    public static final int ROUND_BITS = Float.floatToRawIntBits(ROUND);
    /// Rounds like [#ROUND], for the exponential never otherwise, and leaves in the low bits the exponent of a float: shifted to its place, that is 2ⁿ.
    public static final float ROUND_EXPONENT = ROUND + 127;
    /// The same for 2ⁿ⁺⁶⁴.
    public static final float ROUND_EXPONENT_64 = ROUND + 127 + 64;

    // log: Cephes' polynomial on √½ − 1 … √2 − 1
    public static final float L0 = 7.0376836292e-2f;
    public static final float L1 = -1.1514610310e-1f;
    public static final float L2 = 1.1676998740e-1f;
    public static final float L3 = -1.2420140846e-1f;
    public static final float L4 = 1.4249322787e-1f;
    public static final float L5 = -1.6668057665e-1f;
    public static final float L6 = 2.0000714765e-1f;
    public static final float L7 = -2.4999993993e-1f;
    public static final float L8 = 3.3333331174e-1f;
    /// The bits of √½: subtracting them leaves the exponent of a mantissa in √½ … √2.
    public static final int SQRT_HALF_BITS = Float.floatToRawIntBits(0x1.6a09e6p-1f);

    // tanh: Cephes' polynomial on −0.625 … 0.625
    public static final float TANH_SMALL = 0.625f;
    /// From half of here on tanh rounds to 1.
    public static final float TANH_ONE = 40f;
    public static final float T0 = -5.70498872745e-3f;
    public static final float T1 = 2.06390887954e-2f;
    public static final float T2 = -5.37397155531e-2f;
    public static final float T3 = 1.33314422036e-1f;
    public static final float T4 = -3.33332819422e-1f;

    // erf: below ERF_SMALL x + x·F(x²), above 1 − exp(−x − x·G(x)), which needs no division; both fitted for the least relative error (Lawson's
    // weights on Chebyshev nodes), and within 1 ulp but for the error of the exponential
    public static final float ERF_SMALL = 0.875f;
    public static final float F0 = -6.203255034051836e-4f;
    public static final float F1 = 5.032181274145842e-3f;
    public static final float F2 = -2.6791462674736977e-2f;
    public static final float F3 = 1.1282455176115036e-1f;
    public static final float F4 = -3.761255145072937e-1f;
    public static final float F5 = 1.2837915122509003e-1f;
    public static final float G0 = 9.36469132284401e-6f;
    public static final float G1 = -3.043318574782461e-4f;
    public static final float G2 = 3.5682693123817444e-3f;
    public static final float G3 = -2.360721305012703e-2f;
    public static final float G4 = 1.0605963319540024e-1f;
    public static final float G5 = 6.352568864822388e-1f;
    public static final float G6 = 1.28622904419899e-1f;
    /// From here on erf rounds to 1.
    public static final float ERF_MAX = 4f;

    // GELU: 2 to −1 + a·P(a) is the upper tail of the normal distribution, with an error of 8e-9 up to GELU_MAX, from where on its half is beyond ½'s digits; its slope
    // is ½ less, or plus, ½ − exp(−a²/2)·(½ + a·B(a)), 2e-8 up to GELU_SLOPE_MAX; 2 to r is 1 + r·X(r), 2e-9. All fitted like the error function's
    public static final float GELU_MAX = 5.6f;
    public static final float P0 = -2.84225143e-06f;
    public static final float P1 = 3.9464252e-05f;
    public static final float P2 = -0.000186588935f;
    public static final float P3 = -0.000135946015f;
    public static final float P4 = 0.00706210779f;
    public static final float P5 = -0.0524952449f;
    public static final float P6 = -0.459208518f;
    public static final float P7 = -1.15110517f;
    public static final float X0 = 0.000153282119f;
    public static final float X1 = 0.00133909925f;
    public static final float X2 = 0.00961850211f;
    public static final float X3 = 0.0555035956f;
    public static final float X4 = 0.240226477f;
    public static final float X5 = 0.693147182f;
    public static final float GELU_SLOPE_MAX = 6.25f;
    public static final float MINUS_HALF_LOG2E = -0.72134752044448170f;
    public static final float B0 = -3.24591326e-07f;
    public static final float B1 = 7.8947869e-06f;
    public static final float B2 = -8.64021786e-05f;
    public static final float B3 = 0.000571648241f;
    public static final float B4 = -0.00261420663f;
    public static final float B5 = 0.00905029383f;
    public static final float B6 = -0.0255291965f;
    public static final float B7 = 0.0619684309f;
    public static final float B8 = -0.132826358f;
    public static final float B9 = 0.249977708f;
    public static final float B10 = -0.797883451f;
    /// Rounds like [#ROUND], and leaves the exponent and the sign of −2ⁿ in the low bits.
    public static final float ROUND_MINUS = ROUND + 256 + 127;

    // sine and cosine: π/2 in three parts, Cephes' polynomials on −π/4 … π/4
    public static final float TWO_OVER_PI = 0.636619772367581343f;
    public static final float HALF_PI_HIGH = 1.57079637050628662109375f;
    public static final float HALF_PI_MIDDLE = -4.37113883e-8f;
    public static final float HALF_PI_LOW = -1.71512451e-15f;
    public static final float S0 = -1.9515295891e-4f;
    public static final float S1 = 8.3321608736e-3f;
    public static final float S2 = -1.6666654611e-1f;
    public static final float C0 = 2.443315711809948e-5f;
    public static final float C1 = -1.388731625493765e-3f;
    public static final float C2 = 4.166664568298827e-2f;
    /// Up to here the three parts of π/2 suffice; above, the angle is reduced in double by StrictMath.
    public static final float TRIGONOMETRIC_MAX = 8192f;

    // activations, as core composes them
    public static final float GELU_SLOPE = (float) Math.sqrt(2 / Math.PI);
    public static final float GELU_CUBIC = 0.044715f;
    /// Where x·f(x) with f(−∞) = 0 would be ∞·0, x is limited to this first.
    public static final float SATURATED = 1000f;

    public static final float GELU_CUBIC_SLOPE = (float) (3 * 0.044715);

    private Coefficients() {}
}
