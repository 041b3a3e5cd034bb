namespace Couree.Modules.Places.Streets;

/// <summary>
/// A cost is one <c>long</c>: tenths of a second in the upper half, decimetres in the lower. Adding two costs adds both halves and
/// comparing them compares time first, distance second. So the fastest way is unique in time *and* distance, whichever algorithm finds
/// it, and a matrix needs one number per cell.
/// </summary>
static class Cost
{
    /// <summary>Half of <see cref="long.MaxValue"/>, so that two of them can be added.</summary>
    public const long Unreachable = long.MaxValue / 2;

    public static long Of(int deciseconds, int decimetres) => ((long)deciseconds << 32) | (uint)decimetres;
    public static int Deciseconds(long cost) => (int)(cost >> 32);
    public static int Decimetres(long cost) => (int)(cost & 0xFFFF_FFFF);
    public static int Seconds(long cost) => (Deciseconds(cost) + 5) / 10;
    public static int Metres(long cost) => (Decimetres(cost) + 5) / 10;
}
