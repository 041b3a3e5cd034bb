namespace RouteSolver;

/// <summary>Ruins a plan in one neighbourhood: takes strings of successive stops out of routes that pass near one stop, each with the
/// other half of its requests (slack induction by string removals, Christiaens and Vanden Berghe, Transportation Science 54, 2020).</summary>
internal sealed class StringRemoval(SearchModel model, Neighbours neighbours, Dice dice)
{
    /// <summary>How many stops to remove on average (those that go with them not counted), and how many in a row at most: the paper's figures.</summary>
    private const int Average = 10, LongestString = 10;

    private readonly List<int> _ruined = [];

    /// <param name="draft">Changed; its touched routes are true again when this returns.</param>
    /// <param name="seed">A planned stop.</param>
    /// <param name="routes">Routes in use.</param>
    /// <param name="stops">Planned stops, to know how long routes are.</param>
    public void Ruin(Draft draft, int seed, int routes, int stops)
    {
        _ruined.Clear();
        var longest = Math.Clamp(stops / Math.Max(1, routes), 1, LongestString);
        var most = 4.0 * Average / (1 + longest) - 1;
        var strings = 1 + dice.Next(Math.Max(1, (int)most + 1));
        foreach (var stop in neighbours.Of(seed))
        {
            if (_ruined.Count >= strings) break;
            var vehicle = draft.VehicleOf[model.RequestOf[stop]];
            if (vehicle < 0 || _ruined.Contains(vehicle)) continue;
            Take(draft, draft[vehicle], stop, longest);
            _ruined.Add(vehicle);
        }
        foreach (var vehicle in _ruined) draft.Refresh(vehicle);
    }

    private readonly List<int> _requests = [];

    private void Take(Draft draft, Route route, int stop, int longest)
    {
        var own = route.Own;
        var length = 1 + dice.Next(Math.Min(own, longest));
        var at = 0;
        while (route.Nodes[route.Frozen + 1 + at].Stop != stop) at++;
        var (first, keepFrom, keep) = (0, 0, 0);
        if (length > 1 && length < own && dice.OnceIn(2))
        {
            // A split string: some stops in its middle stay.
            keep = 1;
            while (length + keep < own && dice.Next(100) != 0 && !dice.OnceIn(2)) keep++;
            keepFrom = 1 + dice.Next(length - 1);
        }
        var span = length + keep;
        var lowest = Math.Max(0, at - span + 1);
        var highest = Math.Min(at, own - span);
        first = lowest + dice.Next(highest - lowest + 1);
        _requests.Clear();
        for (var i = 0; i < span; i++)
        {
            if (keep > 0 && i >= keepFrom && i < keepFrom + keep) continue;
            var request = model.RequestOf[route.Nodes[route.Frozen + 1 + first + i].Stop];
            if (!_requests.Contains(request)) _requests.Add(request);
        }
        foreach (var request in _requests) draft.Remove(request);
    }
}
