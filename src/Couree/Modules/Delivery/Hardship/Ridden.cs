using Couree.Kernel;
using Couree.Modules.Places;

namespace Couree.Modules.Delivery;

/// <summary>One stop reached: the way to it, what was on the bike on that way, and when it was.</summary>
internal readonly record struct Passage(long Metres, long Seconds, long Grams, DateTime At, int Floors, long LateSeconds);

/// <summary>When it rained, and when it is night.</summary>
internal sealed record Conditions(IReadOnlyList<Period> Rain, HardshipWeights Weights, Clock Clock)
{
    public bool IsRain(DateTime at) => Rain.Any(r => r.Contains(at));
    public bool IsNight(DateTime at) => Weights.IsNight(TimeOnly.FromDateTime(Clock.Civil(at)));
}

/// <summary>What was (or would be) ridden: seconds on the way by the streets' times, seconds late at doors, stops, and what wears out. Adds up.</summary>
internal sealed record Ridden(long Seconds, long LateSeconds, int Stops, HardshipFacts Facts)
{
    public static readonly Ridden Nothing = new(0, 0, 0, default);

    public static Ridden operator +(Ridden a, Ridden b) => new(a.Seconds + b.Seconds, a.LateSeconds + b.LateSeconds, a.Stops + b.Stops, a.Facts + b.Facts);

    public static Ridden Of(IEnumerable<Passage> passages, Conditions conditions) => passages.Aggregate(Nothing, (sum, p) => sum + new Ridden(p.Seconds, p.LateSeconds, 1,
        new HardshipFacts(p.Metres, 0, p.Grams * p.Metres, p.Floors, conditions.IsRain(p.At) ? 1 : 0, conditions.IsNight(p.At) ? 1 : 0)));
}
