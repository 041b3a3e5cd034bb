using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>Pseudo-random numbers that are the same on every machine (xoroshiro128+, Blackman and Vigna 2018; seeded by splitmix64).</summary>
internal sealed class Dice
{
    private ulong _a, _b;

    public Dice(long seed, int stream)
    {
        var state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + (ulong)stream * 0xD1B54A32D192ED03UL);
        (_a, _b) = (Split(ref state), Split(ref state) | 1);
    }

    /// <summary>0 ≤ n &lt; <paramref name="below"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int below) => (int)((Bits() >> 32) * (ulong)below >> 32);

    /// <summary>True once in <paramref name="times"/>.</summary>
    public bool OnceIn(int times) => Next(times) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Bits()
    {
        var (a, b) = (_a, _b);
        var bits = a + b;
        b ^= a;
        _a = ((a << 24) | (a >> 40)) ^ b ^ (b << 16);
        _b = (b << 37) | (b >> 27);
        return bits;
    }

    private static ulong Split(ref ulong state)
    {
        var z = unchecked(state += 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
