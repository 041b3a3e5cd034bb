namespace RouteSolver;

/// <summary>A state of a draft put aside: the stops of its vehicles. Written only where something changed.</summary>
internal sealed class PutAside(SearchModel model)
{
    private readonly int[][] _stops = new int[model.VehicleCount][];
    private readonly int[] _stamps = new int[model.VehicleCount];
    private readonly List<int> _absent = [];

    public long Cost { get; private set; } = long.MaxValue;

    /// <summary>Anything is better than this now.</summary>
    public void Forget() => Cost = long.MaxValue;
    public int Absent => _absent.Count;

    public void Take(Draft draft)
    {
        Cost = draft.Cost;
        foreach (var v in draft.Vehicles)
        {
            if (_stops[v] is not null && _stamps[v] == draft[v].Stamp) continue;
            _stops[v] = draft[v].ToStops();
            _stamps[v] = draft[v].Stamp;
        }
        _absent.Clear();
        _absent.AddRange(draft.AbsentList);
    }

    /// <summary>Makes the draft this again.</summary>
    public void Restore(Draft draft)
    {
        draft.Become(_stops, [.. draft.Vehicles], _absent);
        foreach (var v in draft.Vehicles) _stamps[v] = draft[v].Stamp;
    }

    /// <summary>Writes this part of the plan down.</summary>
    public void WriteTo(Board board, Draft draft)
    {
        foreach (var v in draft.Vehicles) board.Routes[v] = _stops[v];
        board.Absent.AddRange(_absent);
    }
}
