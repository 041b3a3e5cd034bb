using System.Globalization;
using System.Reflection;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Ledger;
using Couree.Modules.Market.Catalogue;
using Couree.Seeds;
using CsvHelper;
using CsvHelper.Configuration;

namespace Couree.Modules.Market;

/// <summary>The demo's shelves: a grocery and two kitchens, from Seeds/market.csv, with IBANs that only look like accounts.</summary>
internal sealed class MarketSeed(Clock clock, IPayees payees) : ISeed
{
    public int Order => 50;

    public async Task Plant(CoureeDb db, Village village, CancellationToken stop)
    {
        Open(db, village, "epi-commun", preparation: 15, window: 15, perWindow: 6);
        Open(db, village, "marmite", preparation: 25, window: 15, perWindow: 4);
        Open(db, village, "petits-plats", preparation: 20, window: 15, perWindow: 5);
        await Pay(village, "epi-commun", "L’Épi commun SCIC", "3000600001", "12345678901", stop);
        await Pay(village, "marmite", "La Marmite de Wazemmes SCOP", "3000600001", "12345678902", stop);
        await Pay(village, "petits-plats", "Les Petits Plats de Fives", "3000600001", "12345678903", stop);
        await Pay(village, "braquets", "Les Braquets SCOP", "3000600001", "12345678904", stop);
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Seeds/market.csv") ?? throw new InvalidOperationException("Seeds/market.csv is not in the assembly");
        using var text = new StreamReader(stream);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        await csv.ReadAsync();
        csv.ReadHeader();
        for (var position = 0; await csv.ReadAsync(); position++)
            if (village.Organisations.TryGetValue(csv.GetField("slug")!, out var shop)) db.Add(Read(csv, shop, position));
    }

    private void Open(CoureeDb db, Village village, string slug, int preparation, int window, int perWindow)
    {
        if (!village.Organisations.TryGetValue(slug, out var id)) return;
        var shop = new Shop { Id = id };
        shop.Change(preparation, window, perWindow, collects: true, delivers: true, Shop.AllMeans);
        db.Add(shop);
    }

    /// <summary>A French IBAN with right keys (RIB key and ISO 13616 check digits) of an account that does not exist.</summary>
    private async Task Pay(Village village, string slug, string holder, string bank, string account, CancellationToken stop)
    {
        if (!village.Organisations.TryGetValue(slug, out var id)) return;
        var rib = bank + account;
        var key = 97 - (89 * long.Parse(bank[..5], CultureInfo.InvariantCulture) + 15 * long.Parse(bank[5..], CultureInfo.InvariantCulture) + 3 * long.Parse(account, CultureInfo.InvariantCulture)) % 97;
        var bban = $"{rib}{key:00}";
        var rest = (bban + "152700").Aggregate(0, (r, c) => (r * 10 + (c - '0')) % 97);
        await payees.Keep(id, holder, $"FR{98 - rest:00}{bban}", stop);
    }

    private Product Read(CsvReader csv, OrganisationId shop, int position)
    {
        int Whole(string field) => int.TryParse(csv.GetField(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var product = new Product { Id = Id.New<ProductId>(clock), Shop = shop, Position = position };
        product.Describe(csv.GetField("section")!, csv.GetField("name")!, csv.GetField("description")!, Money.Parse(csv.GetField("price")) ?? throw new FormatException(csv.GetField("name")),
            Whole("vat"), csv.GetField("unit")!, Whole("grams"), csv.GetField("cold") == "1", csv.GetField("stock") is { Length: > 0 } ? Whole("stock") : null,
            csv.GetField("allergens")!.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(a => Enum.Parse<Allergen>(a, ignoreCase: true)), OptionText.Read(csv.GetField("options")));
        return product;
    }
}
