using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>What else a position is judged by where routes must be ridden through; beside <see cref="Node"/>.</summary>
internal struct RichNode
{
    /// <summary>Its stop's, kept here so that riding on reads along one row; and the way to the next position.</summary>
    public StopFacts Facts;
    public long LegSeconds;

    /// <summary>When it leaves, and the last second it may without harming anything behind. The second leaves breaks out, which make everything later.</summary>
    public long Leave, LatestLeave;

    /// <summary>What lateness and overtime cost behind this position, and what more for each second it leaves later: convex, exact until
    /// <see cref="KnownUntil"/>, and where no break is to come a lower bound beyond.</summary>
    public long LateBehind, KnownUntil;
    public Bends Bends;

    /// <summary>Of a delivery that may not be long on board: since when at the earliest (frozen or on board), and the position of its first
    /// pickup that is not frozen, or -1.</summary>
    public long Since;
    public int Pickup;

    /// <summary>The break it is the turn of when leaving.</summary>
    public int Break;

    /// <summary>The door here is paid for by the stop before.</summary>
    public bool IsAtDoor;

    /// <summary>What lateness behind it costs when it leaves then, not sooner than it does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly long Late(long leave)
    {
        if (leave <= Bends[0].Until) return LateBehind + Bends[0].Slope * (leave - Leave);
        var (cost, at) = (LateBehind, Leave);
        for (var b = 0; ; b++)
        {
            if (leave <= Bends[b].Until) return cost + Bends[b].Slope * (leave - at);
            cost += Bends[b].Slope * (Bends[b].Until - at);
            at = Bends[b].Until;
        }
    }
}
