using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>What a way round adds to a route: cost first, then seconds, then metres.</summary>
internal readonly record struct Detour(long Cost, long Seconds, long Metres)
{
    public static readonly Detour None = new(Problem.NoLimit, Problem.NoLimit, Problem.NoLimit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsBelow(in Detour other) =>
        Cost != other.Cost ? Cost < other.Cost : Seconds != other.Seconds ? Seconds < other.Seconds : Metres < other.Metres;

    /// <summary>Without the route's own way to this position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Detour Without(RouteSlack route, int position) => new(Cost - route.LegCost[position], Seconds - route.Leg[position], Metres - route.Metres[position]);

    /// <summary>With one more way; where there is none it costs nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Detour With(RouteSlack route, long seconds, long metres, bool hasWay) =>
        new(hasWay ? Cost + seconds * route.PerSecond + metres * route.PerMetre : Cost, Seconds + seconds, Metres + metres);

    /// <summary>With the way from one place to another; from nowhere (-1), or to nowhere, there is nothing to ride.</summary>
    public Detour With(RouteSlack route, int from, int to)
    {
        if (from < 0 || to < 0) return this;
        var raw = route.Problem.Matrix.Seconds(from, to);
        return With(route, Problem.AtSpeed(raw, route.Speed), route.Problem.Matrix.Metres(from, to), raw != TravelMatrix.Unreachable);
    }
}
