namespace RouteSolver;

/// <summary>What riding from one location to another costs and takes for all vehicles of one speed and price, and the same
/// looked up backwards, so that a search reads along rows. Location <see cref="Nowhere"/> is no place at all: to and from it costs nothing.</summary>
internal sealed class Ways
{
    /// <summary>Cost and seconds where there is no way: far above any sum that matters, far below overflow.</summary>
    public const int Far = 1_000_000_000;

    public readonly int Size;
    public readonly int[] Cost, Seconds, CostTo, SecondsTo;

    private Ways(int size, int[] cost, int[] seconds)
    {
        (Size, Cost, Seconds) = (size, cost, seconds);
        CostTo = Turned(cost);
        SecondsTo = ReferenceEquals(cost, seconds) ? CostTo : Turned(seconds);
    }

    public int Nowhere => Size - 1;

    /// <exception cref="ProblemException">A way takes too long, or costs too much, to count.</exception>
    public static Ways Of(Problem problem, int vehicle)
    {
        var bike = problem.Vehicles[vehicle];
        var (count, size) = (problem.Matrix.Size, problem.Matrix.Size + 1);
        var seconds = new int[size * size];
        var same = ReferenceEquals(problem.Matrix.AllSeconds, problem.Matrix.AllMetres) && bike.SpeedPercent == 100 && bike.CostPerSecond + bike.CostPerMetre == 1;
        var cost = same ? seconds : new int[size * size];
        for (var from = 0; from < count; from++)
            for (var to = 0; to < count; to++)
            {
                var (raw, at) = (problem.Matrix.Seconds(from, to), from * size + to);
                if (raw == TravelMatrix.Unreachable)
                {
                    (seconds[at], cost[at]) = (Far, Far);
                    continue;
                }
                var ridden = Problem.AtSpeed(raw, bike.SpeedPercent);
                if (ridden >= Far) throw new ProblemException("matrix.seconds", from * count + to, $"the way from location {from} to {to} would take vehicle {vehicle} {ridden} seconds, more than {Far - 1}: use {nameof(TravelMatrix.Unreachable)} where there is none");
                seconds[at] = (int)ridden;
                if (same) continue;
                var price = (long)seconds[at] * bike.CostPerSecond + (long)problem.Matrix.Metres(from, to) * bike.CostPerMetre;
                if (price >= Far) throw new ProblemException("vehicles.costPerSecond", vehicle, $"the way from location {from} to {to} would cost {price}, more than {Far - 1}: use a larger unit of cost");
                cost[at] = (int)price;
            }
        return new Ways(size, cost, seconds);
    }

    /// <summary>Itself where every way back is like the way there.</summary>
    private int[] Turned(int[] there)
    {
        var back = new int[there.Length];
        var symmetric = true;
        for (var from = 0; from < Size; from++)
            for (var to = 0; to < Size; to++)
                symmetric &= (back[to * Size + from] = there[from * Size + to]) == there[to * Size + from];
        return symmetric ? there : back;
    }
}
