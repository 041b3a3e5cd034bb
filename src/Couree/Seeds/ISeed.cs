using Couree.Database;
using Couree.Kernel;

namespace Couree.Seeds;

/// <summary>A room's part of the demo village. Planted only in Demo, into an empty store, in the order of the hill; it does not save: the village does.</summary>
internal interface ISeed
{
    /// <summary>30 shifts · 40 delivery · 50 market · 60 network: people, places and structures stand already.</summary>
    int Order { get; }

    Task Plant(CoureeDb db, Village village, CancellationToken stop);

    /// <summary>Keeps the demo alive at every start: couriers on shift today, for instance. It does not save either.</summary>
    Task Freshen(CoureeDb db, Village village, CancellationToken stop) => Task.CompletedTask;
}

/// <summary>Who lives in the village, by lower-case first name and by slug.</summary>
internal sealed class Village
{
    public Dictionary<string, PersonId> People { get; } = [];
    public Dictionary<string, OrganisationId> Organisations { get; } = [];
    public Dictionary<string, GeoPoint> Points { get; } = [];
}
