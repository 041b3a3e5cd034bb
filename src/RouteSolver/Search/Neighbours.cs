namespace RouteSolver;

/// <summary>For each stop still to plan, the others from the nearest to the farthest (by the cost of the way there and back), at most <see cref="Most"/>.</summary>
internal sealed class Neighbours
{
    public const int Most = 400;

    private readonly int[][] _of;

    public Neighbours(SearchModel model)
    {
        _of = new int[model.StopCount][];
        if (model.VehicleCount == 0) return;
        var ways = model.Ways[0];
        int[] movable = [.. Enumerable.Range(0, model.RequestCount).SelectMany(r => model.Stops[r])];
        Parallel.ForEach(movable, () => new long[movable.Length], (stop, _, keys) =>
        {
            var at = model.Place[stop] * ways.Size;
            for (var i = 0; i < movable.Length; i++)
            {
                var other = at + model.Place[movable[i]];
                // The index behind the cost: no two keys are equal, so that every machine orders them alike.
                keys[i] = ((long)ways.Cost[other] + ways.CostTo[other]) * movable.Length + i;
            }
            var count = Math.Min(Most, movable.Length);
            BringLeast(keys, count);
            Array.Sort(keys, 0, count);
            _of[stop] = new int[count];
            for (var i = 0; i < count; i++) _of[stop][i] = movable[keys[i] % movable.Length];
            return keys;
        }, _ => { });
    }

    /// <summary>The stop itself among the first.</summary>
    public ReadOnlySpan<int> Of(int stop) => _of[stop];

    /// <summary>Brings the least keys to the front, in any order (quickselect, Hoare 1961).</summary>
    private static void BringLeast(long[] keys, int count)
    {
        var (low, high) = (0, keys.Length - 1);
        while (low < high && count < keys.Length)
        {
            var (i, j, pivot) = (low, high, keys[(low + high) / 2]);
            while (i <= j)
            {
                while (keys[i] < pivot) i++;
                while (keys[j] > pivot) j--;
                if (i > j) break;
                (keys[i], keys[j]) = (keys[j], keys[i]);
                i++;
                j--;
            }
            if (count - 1 <= j) high = j;
            else if (count - 1 >= i) low = i;
            else return;
        }
    }
}
