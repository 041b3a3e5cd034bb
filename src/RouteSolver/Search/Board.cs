namespace RouteSolver;

/// <summary>A whole plan put aside: the stops of each vehicle, frozen ones included, what is left out, and what it costs.</summary>
internal sealed class Board(SearchModel model)
{
    public readonly int[][] Routes = new int[model.VehicleCount][];
    public readonly List<int> Absent = [];
    public long Cost;

    public int Vehicles()
    {
        var vehicles = 0;
        for (var v = 0; v < Routes.Length; v++)
            if (Routes[v].Length > model.Problem.Frozen(v).Count) vehicles++;
        return vehicles;
    }

    public void CopyFrom(Board other)
    {
        other.Routes.CopyTo(Routes, 0);
        Absent.Clear();
        Absent.AddRange(other.Absent);
        Cost = other.Cost;
    }
}
