namespace RouteSolver;

/// <summary>The stop numbers a shipment received: what plans are made of.</summary>
public sealed record ShipmentStops(int Shipment, IReadOnlyList<int> Pickups, IReadOnlyList<int> Deliveries);
