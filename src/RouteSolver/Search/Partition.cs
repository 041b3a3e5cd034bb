namespace RouteSolver;

/// <summary>Divides a plan's routes among searches, so that each has a neighbourhood of its own: those near one route, by lot, then those
/// near another, and so on. Another division each time.</summary>
internal sealed class Partition(SearchModel model, Neighbours neighbours, Dice dice)
{
    /// <summary>Vehicles by part, about as many stops in each and no more than <paramref name="most"/>: what is left over stands aside this time.</summary>
    public List<int>[] Divide(Board board, int parts, int most, long turn)
    {
        var result = new List<int>[parts];
        for (var p = 0; p < parts; p++) result[p] = [];
        var used = new List<int>();
        var stops = 0;
        for (var v = 0; v < model.VehicleCount; v++)
        {
            var own = Own(board, v);
            if (own > 0) used.Add(v);
            else result[(int)((v + turn) % parts)].Add(v);
            stops += own;
        }
        for (var p = 0; p < parts && used.Count > 0; p++)
        {
            var centre = Middle(board, used[dice.Next(used.Count)]);
            var keys = used.Select(v => Distance(centre, Middle(board, v)) * model.VehicleCount + v).ToArray();
            var order = used.ToArray();
            Array.Sort(keys, order);
            var (taken, share) = (0, Math.Min(most, (stops + parts - p - 1) / (parts - p)));
            foreach (var v in order)
            {
                if (taken >= share) break;
                result[p].Add(v);
                used.Remove(v);
                taken += Own(board, v);
            }
            stops -= taken;
        }
        foreach (var part in result) part.Sort();
        return result;
    }

    /// <summary>Absent requests by part: where the nearest planned stop is, or nowhere when that stands aside.</summary>
    public List<int>[] Absent(Board board, List<int>[] parts)
    {
        var result = new List<int>[parts.Length];
        var partOf = new int[model.VehicleCount];
        var vehicleOf = new int[model.RequestCount];
        Array.Fill(partOf, -1);
        Array.Fill(vehicleOf, -1);
        for (var p = 0; p < parts.Length; p++)
        {
            result[p] = [];
            foreach (var v in parts[p]) partOf[v] = p;
        }
        for (var v = 0; v < board.Routes.Length; v++)
            foreach (var stop in board.Routes[v].AsSpan(model.Problem.Frozen(v).Count)) vehicleOf[model.RequestOf[stop]] = v;
        foreach (var request in board.Absent)
        {
            var nearest = -1;
            foreach (var stop in neighbours.Of(model.First[request]))
                if ((nearest = vehicleOf[model.RequestOf[stop]]) >= 0) break;
            var part = nearest < 0 ? dice.Next(parts.Length) : partOf[nearest];
            if (part >= 0) result[part].Add(request);
        }
        return result;
    }

    private int Own(Board board, int vehicle) => board.Routes[vehicle].Length - model.Problem.Frozen(vehicle).Count;

    private int Middle(Board board, int vehicle) => model.Place[board.Routes[vehicle][^(1 + dice.Next(Own(board, vehicle)))]];

    private long Distance(int a, int b)
    {
        var ways = model.Ways[0];
        return (long)ways.Cost[a * ways.Size + b] + ways.Cost[b * ways.Size + a];
    }
}
