using Couree.Kernel;

namespace Couree.Modules.Market;

/// <summary>How a structure sells: its pace, its ways, its means of payment. The owner row of its catalogue.</summary>
internal sealed class Shop : IVersioned
{
    public const int RushMinutes = 15;
    public static readonly IReadOnlyList<string> AllMeans = ["cash", "card", "cheque", "transfer"];

    public OrganisationId Id { get; init; }
    public int Version { get; set; }

    /// <summary>Raised by every change a customer could see: what is cached of the shop page is thrown away with it.</summary>
    public int CatalogueVersion { get; private set; } = 1;
    public int PreparationMinutes { get; private set; } = 20;
    public DateTime? RushUntilAt { get; private set; }
    public int WindowMinutes { get; private set; } = 15;
    public int OrdersPerWindow { get; private set; } = 4;
    public bool Collects { get; private set; } = true;
    public bool Delivers { get; private set; } = true;
    public List<string> Means { get; private set; } = [.. AllMeans];

    public bool IsRushed(DateTime now) => RushUntilAt > now;

    /// <summary>Minutes from the order to goods ready to leave; rush adds a quarter of an hour while it lasts.</summary>
    public int Preparation(DateTime now) => PreparationMinutes + (IsRushed(now) ? RushMinutes : 0);

    /// <summary>Rush lasts until closing and then ends by itself: nobody has to remember.</summary>
    public void Rush(DateTime closesAt) => RushUntilAt = closesAt;

    public void Calm() => RushUntilAt = null;

    public void CatalogueChanged() => CatalogueVersion++;

    public void Change(int preparationMinutes, int windowMinutes, int ordersPerWindow, bool collects, bool delivers, IEnumerable<string> means)
    {
        var chosen = AllMeans.Intersect(means).ToList();
        if (!collects && !delivers) throw new Refusal("market.no_way_left", field: "collects");
        if (chosen.Count == 0) throw new Refusal("market.no_means_left", field: "means");
        (PreparationMinutes, WindowMinutes, OrdersPerWindow, Collects, Delivers, Means) = (preparationMinutes, windowMinutes, ordersPerWindow, collects, delivers, chosen);
        CatalogueChanged();
    }
}
