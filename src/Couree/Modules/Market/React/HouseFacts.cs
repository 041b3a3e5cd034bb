using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.People;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.React;

/// <summary>What a person who left had ordered is still under way: she is forgotten when it is over, at the latest at that instant.</summary>
internal sealed record CustomerStillWaits(CheckoutId Checkout, DateTime UntilAt) : IEvent;

/// <summary>A person leaves: names, addresses and phones go; numbers and amounts stay for the books. An order under way is carried out first.</summary>
internal sealed class ForgetCustomer(CoureeDb db, Clock clock, IDelivery delivery) : IReact<PersonForgotten>, IReact<CustomerStillWaits>
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);
    private static readonly TimeSpan AtMost = TimeSpan.FromDays(14);

    public async Task On(PersonForgotten happened, CancellationToken stop)
    {
        foreach (var checkout in await db.Set<PlacedCheckout>().Where(c => c.Person == happened.Person).ToListAsync(stop))
        {
            checkout.Person = null;
            await Forget(checkout, clock.Now + AtMost, stop);
        }
    }

    public async Task On(CustomerStillWaits happened, CancellationToken stop)
    {
        if (await db.Set<PlacedCheckout>().FindAsync([happened.Checkout], stop) is not { } checkout) return;
        var email = checkout.Email;
        if (await Forget(checkout, happened.UntilAt, stop) && email.Length > 0) db.Announce(new CustomerForgotten(email));
    }

    /// <returns>false while she still waits for something</returns>
    private async Task<bool> Forget(PlacedCheckout checkout, DateTime untilAt, CancellationToken stop)
    {
        var orders = await db.Set<Order>().Where(o => o.Checkout == checkout.Id).ToListAsync(stop);
        if (orders.Any(o => o.IsOpen) && clock.Now < untilAt)
        {
            db.Announce(new CustomerStillWaits(checkout.Id, untilAt), clock.Now + LookAgain);
            return false;
        }
        await delivery.Forget([.. checkout.Runs.Select(r => r.Reference)], stop);
        checkout.Forget();
        foreach (var order in orders) order.Forget();
        return true;
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
