namespace Couree.Bench.Day;

/// <summary>What a way really takes: the foreseen time × 0.9 to 1.25, the same for everyone who rides it in that quarter of an hour, whatever the policy.</summary>
internal static class Roads
{
    public static long Ride(int foreseen, int from, int to, long leave)
    {
        var mix = (ulong)(from * 100_003L + to * 1_009L + leave / 900) * 0x9E3779B97F4A7C15;
        mix = (mix ^ (mix >> 29)) * 0xBF58476D1CE4E5B9;
        return (long)Math.Round(foreseen * (0.9 + 0.35 * ((mix >> 40) / (double)(1 << 24))));
    }
}
