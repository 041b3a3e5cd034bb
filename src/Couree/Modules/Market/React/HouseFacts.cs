using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Market.Checkouts;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.React;

/// <summary>A shelf ran empty or full again: the shop page is drawn anew.</summary>
internal sealed class DrawShelvesAnew(CoureeDb db) : IReact<ShelfChanged>
{
    public async Task On(ShelfChanged happened, CancellationToken stop) => (await db.Set<Shop>().FindAsync([happened.Shop], stop))?.CatalogueChanged();
}

/// <summary>A person leaves: names, addresses and phones go; numbers and amounts stay for the books.</summary>
internal sealed class ForgetCustomer(CoureeDb db) : IReact<PersonForgotten>
{
    public async Task On(PersonForgotten happened, CancellationToken stop)
    {
        var checkouts = await db.Set<PlacedCheckout>().Where(c => c.Person == happened.Person).ToListAsync(stop);
        var ids = checkouts.Select(c => c.Id).ToList();
        foreach (var checkout in checkouts) checkout.Forget();
        foreach (var order in await db.Set<Order>().Where(o => ids.Contains(o.Checkout)).ToListAsync(stop)) order.CustomerName = "—";
    }
}

/// <summary>The orders' part of the personal export.</summary>
internal sealed class OrdersOfPerson(CoureeDb db) : IPersonalData
{
    public string Section => "orders";

    public async Task<object> Of(PersonId person, CancellationToken stop = default)
    {
        var checkouts = await db.Set<PlacedCheckout>().AsNoTracking().Where(c => c.Person == person).OrderBy(c => c.PlacedAt).ToListAsync(stop);
        var ids = checkouts.Select(c => c.Id).ToList();
        var orders = (await db.Set<Order>().AsNoTracking().Where(o => ids.Contains(o.Checkout)).ToListAsync(stop)).ToLookup(o => o.Checkout);
        return checkouts.Select(c => new
        {
            c.Number, c.PlacedAt, c.Name, c.Email, c.Phone, c.Address, c.Notes, c.Means, c.Total,
            Orders = orders[c.Id].Select(o => new { o.Number, State = o.State.ToString(), o.Total, Lines = o.Lines.Select(l => new { l.Name, l.Count, l.UnitPrice, l.Choices }) }),
        }).ToList();
    }
}
