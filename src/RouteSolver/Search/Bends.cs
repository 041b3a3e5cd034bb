using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>Until when each second later costs so much.</summary>
internal struct Bend
{
    public long Until, Slope;
}

/// <summary>What being later costs: the first pieces of a curve that only gets steeper. The last one ends at <see cref="Problem.NoLimit"/>; what would
/// be steeper still is left out, so that far away the curve is a lower bound.</summary>
[InlineArray(Most)]
internal struct Bends
{
    public const int Most = 5;
    private Bend _first;

    /// <summary>Everything later costs the same.</summary>
    public static Bends Flat(long slope)
    {
        var flat = new Bends();
        flat[0] = new Bend { Until = Problem.NoLimit, Slope = slope };
        return flat;
    }

    /// <summary>Flat, then steeper.</summary>
    public static Bends FlatUntil(long until, long slope)
    {
        var bends = Flat(0);
        bends[0].Until = until;
        bends[1] = new Bend { Until = Problem.NoLimit, Slope = slope };
        return bends;
    }

    /// <summary>Makes this the curve of leaving a stop from that of leaving the next one.</summary>
    /// <param name="next">Of the next.</param>
    /// <param name="sooner">Seconds between leaving the one and the other, waiting apart.</param>
    /// <param name="waits">Until when the one may be left without serving the other later; before all time when nobody waits there.</param>
    /// <param name="late">What each second later costs at the next stop now.</param>
    /// <param name="close">Who leaves the one later than this is late at the other.</param>
    /// <param name="lateCost">What each second of that costs.</param>
    /// <returns>From when on it is only a bound, where a piece had to go; otherwise <see cref="Problem.NoLimit"/>.</returns>
    public long Before(in Bends next, long sooner, long waits, long late, long close, long lateCost)
    {
        var count = 0;
        if (waits > Problem.AnyTime && next[0].Slope + late > 0) this[count++] = new Bend { Until = waits, Slope = 0 };
        for (var b = 0; ; b++)
        {
            var isLast = next[b].Until == Problem.NoLimit;
            var until = isLast ? Problem.NoLimit : next[b].Until - sooner;
            if (close < until)
            {
                if (count == Most) return Cut();
                this[count++] = new Bend { Until = close, Slope = next[b].Slope + late };
                (late, close) = (late + lateCost, Problem.NoLimit);
            }
            if (count == Most) return Cut();
            this[count++] = new Bend { Until = until, Slope = next[b].Slope + late };
            if (isLast) return Problem.NoLimit;
        }
    }

    private long Cut()
    {
        var known = this[Most - 1].Until;
        this[Most - 1].Until = Problem.NoLimit;
        return known;
    }
}
