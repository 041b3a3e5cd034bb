namespace RouteSolver.Tests.Search;

/// <summary>The <see cref="Street"/> as a search sees it.</summary>
internal static class SearchStreet
{
    public static ProblemBuilder Town(Vehicle[] bikes, params Shipment[] shipments)
    {
        var builder = new ProblemBuilder(Street.Of(40), bikes[0].Capacity.Count);
        foreach (var bike in bikes) builder.AddVehicle(bike);
        foreach (var shipment in shipments) builder.AddShipment(shipment);
        return builder;
    }

    /// <summary>These routes, frozen stops included; what they leave out waits.</summary>
    public static (SearchModel Model, Draft Draft, Board Board) Ridden(ProblemBuilder town, params int[][] routes)
    {
        var model = new SearchModel(town.Build());
        var (draft, board) = (new Draft(model), new Board(model));
        routes.CopyTo(board.Routes, 0);
        for (var v = routes.Length; v < model.VehicleCount; v++) board.Routes[v] = [];
        board.Absent.AddRange(Enumerable.Range(0, model.RequestCount).Where(r => model.Kind[r] != RequestKind.Over && !model.Stops[r].Any(stop => board.Routes.Any(route => route.Contains(stop)))));
        draft.Become(board.Routes, [.. Enumerable.Range(0, model.VehicleCount)], board.Absent);
        board.Cost = draft.Cost;
        return (model, draft, board);
    }
}
