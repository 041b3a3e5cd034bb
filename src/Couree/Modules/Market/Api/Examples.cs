using Couree.Kernel;
using Couree.Modules.Market.Baskets;
using Couree.Modules.Market.Checkouts;
using Couree.Modules.Market.Counter;
using Couree.Modules.Market.Orders;
using Couree.Modules.Market.Shopfront;

namespace Couree.Modules.Market.Api;

/// <summary>What the answers look like, for the API's document: a loaf, its basket, its order.</summary>
internal static class Examples
{
    private static readonly OrganisationId Grocery = new(Guid.Parse("01909c4e-7a00-7000-8000-000000000001"));
    private static readonly ProductId Loaf = new(Guid.Parse("01909c4e-7a00-7000-8000-000000000002"));
    private static readonly OrderId Id = new(Guid.Parse("01909c4e-7a00-7000-8000-000000000003"));
    private static readonly DateTime Noon = new(2026, 6, 9, 10, 0, 0, DateTimeKind.Utc);
    private const string Token = "q4Zb1n0y3uJv7mGkT5xW2cR8dLhF6sPaEoIiUuYyTtA";

    public static readonly ShopAnswer Shop = new(Grocery, "epi-commun", "L’Épi commun", true, true, 15, "41 rue des Postes, 59000 Lille", true,
        [new("Pain et biscuits", [new(Loaf, "Pain de campagne", "Au levain", new Money(360), "miche 800 g", null, ["gluten"], [new("Coupe", false, [new("entier", Money.Zero), new("tranché", Money.Zero)])], true)])]);

    public static readonly IReadOnlyList<ProductCard> Found = [new(Loaf, Grocery, "Pain de campagne", new Money(360), null)];
    public static readonly MarketApi.StartedBasket Started = new(Token);

    public static readonly MarketApi.BasketAnswer Basket = new(
        [new(Grocery.Value, "epi-commun", "L’Épi commun", "41 rue des Postes, 59000 Lille", false, true, true, [new("000000000002-0.1", "Pain de campagne (tranché)", "miche 800 g", null, 2, new Money(720), null)], new Money(720),
            new([new("aujourd’hui", [new($"collect|{Grocery.Value}|{Noon.Ticks}", "12:00 – 12:15", false)])], null, "aujourd’hui, 12:00 – 12:15"))],
        [], null, null, new Money(720));

    public static readonly MarketApi.HeldAnswer Held = new(Noon.AddMinutes(15));
    public static readonly MarketApi.CheckoutAnswer Checkout = new(new CheckoutId(Id.Value),
        [new("L’Épi commun", false, "41 rue des Postes, 59000 Lille", "aujourd’hui, 12:00 – 12:15", [new(2, "Pain de campagne (tranché)", new Money(720))], new Money(720))], [], [new("5,5 %", new Money(38))], new Money(720), ["cash", "card", "cheque", "transfer"]);

    public static readonly MarketApi.PlacedAnswer Placed = new(Token, "/market/orders/" + Token);

    public static readonly OrderAnswer Order = new("M-2606-0042", Token, Noon, "cash", new Money(720),
        [new(Id, "M-2606-0042", Grocery, OrderState.Accepted, true, Noon, Noon.AddMinutes(15), new Money(720), null, null, [new(Loaf, "Pain de campagne", "miche 800 g", 2, new Money(360), ["tranché"], ["0:1"], 550, 800, false)])], []);

    public static readonly FillBasket.Input Line = new(Loaf, 2, ["0:1"]);
    public static readonly ChangeBasket.LineInput Fewer = new("000000000002-0.1", 1);
    public static readonly ChangeBasket.WayInput Way = new(Grocery, "deliver");
    public static readonly ChangeBasket.AddressInput Address = new("15 rue Gambetta, 59000 Lille");
    public static readonly ChooseSlots.Input Slots = new([$"collect|{Grocery.Value}|{Noon.Ticks}"]);
    public static readonly PlaceOrder.Input ToPlace = new(new CheckoutId(Id.Value), "Jeanne Dubois", "jeanne@couree.example", "06 12 34 56 78", "cash", 720, "Sonner à gauche");
    public static readonly ServeOrder.Input Accept = new("accept", 15);
}
