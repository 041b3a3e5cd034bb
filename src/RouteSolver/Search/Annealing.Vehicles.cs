namespace RouteSolver;

internal sealed partial class Annealing
{
    private readonly long[] _absences;
    private long _absenceSum, _leftOutBefore;
    private int _absentBefore;

    /// <summary>One iteration for fewer absent requests: those that were absent often count more, so that the hard ones get in first
    /// and the search does not circle (absence counters, after the same paper). True when no more are absent than <paramref name="goal"/>, and
    /// leaving them out costs no more than when the part was taken over.</summary>
    public bool StepForFewerAbsent(long temperature, int goal)
    {
        var before = Draft.RouteCost;
        Change();
        var (sum, absent) = (0L, Draft.AbsentList.Count);
        foreach (var request in Draft.AbsentList) sum += _absences[request];
        var keep = Draft.RouteCost < RouteRefresh.Broken && (sum < _absenceSum || absent < _absentBefore
            || (absent == _absentBefore && sum <= _absenceSum && Draft.RouteCost < before + Cooling.Allowance(temperature, _dice)));
        foreach (var request in Draft.AbsentList) _absences[request]++;
        if (!keep) Draft.Undo();
        CountAbsences();
        if (Draft.AbsentList.Count > goal || Draft.LeftOut > _leftOutBefore) return false;
        Best.Take(Draft);
        return true;
    }

    /// <summary>Closes the vehicle whose requests were absent least often, and takes them off it; false when there is none to close.</summary>
    public bool CloseOne()
    {
        CountVehicles();
        var (fewest, chosen) = (long.MaxValue, -1);
        foreach (var v in _used)
        {
            var route = Draft[v];
            if (route.Frozen > 0) continue;
            var sum = 0L;
            for (var i = 1; i <= route.Length; i++) sum += 1 + _absences[_model.RequestOf[route.Nodes[i].Stop]];
            if (sum < fewest) (fewest, chosen) = (sum, v);
        }
        if (chosen < 0) return false;
        Draft.Begin();
        Draft.Clear(chosen);
        CloseEmpty();
        CountAbsences();
        return true;
    }

    /// <summary>No more vehicles than are in use.</summary>
    public void CloseEmpty()
    {
        foreach (var v in Draft.Vehicles)
            if (Draft[v].Own == 0) Draft.Close(v, true);
    }

    private void CountAbsences()
    {
        _absenceSum = 0;
        foreach (var request in Draft.AbsentList) _absenceSum += _absences[request];
        _absentBefore = Draft.AbsentList.Count;
    }
}
