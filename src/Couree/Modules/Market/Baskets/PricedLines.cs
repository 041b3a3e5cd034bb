using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Baskets;

/// <summary>A basket line with today's product and price.</summary>
internal sealed record PricedLine(BasketLine Line, Product Product, IReadOnlyList<OptionChoice> Choices)
{
    public Money UnitPrice => Product.Price + Choices.Aggregate(Money.Zero, (sum, c) => sum + c.Extra);
    public Money Total => UnitPrice * Line.Count;

    /// <summary>"Pain complet (tranché)".</summary>
    public string Name => Choices.Count == 0 ? Product.Name : $"{Product.Name} ({string.Join(", ", Choices.Select(c => c.Name))})";

    public static async Task<IReadOnlyList<PricedLine>> Of(CoureeDb db, Basket basket, bool tracked, CancellationToken stop)
    {
        var ids = basket.Lines.Select(l => l.Product).Distinct().ToList();
        var products = db.Set<Product>().Where(p => ids.Contains(p.Id));
        var known = await (tracked ? products : products.AsNoTracking()).ToDictionaryAsync(p => p.Id, stop);
        return [.. basket.Lines.Where(l => known.ContainsKey(l.Product)).Select(l => new PricedLine(l, known[l.Product], known[l.Product].Choose(l.Picks)))];
    }
}
