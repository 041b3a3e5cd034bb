using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.Market.Counter;

internal static class CounterEndpoints
{
    internal sealed record RushForm(bool On = false);

    public static void Map(WebApplication app)
    {
        app.MapGet("/market/{slug}/counter", async (Actor who, ReadCounter read, string slug, CancellationToken stop) =>
            Pages.Show<CounterPage>(await read.Counter(who, slug, null, stop))).ForSignedIn();
        app.MapGet("/market/{slug}/counter/live", async (Actor who, ReadCounter read, Live live, string slug, CancellationToken stop) =>
            TypedResults.ServerSentEvents(live.Watch([Topics.Counter(await read.Shop(who, slug, stop))], stop))).ForSignedIn();
        app.MapPost("/market/{slug}/orders/{id:guid}/serve", (Actor who, Perform perform, ReadCounter read, Form<ServeOrder.Input> form, string slug, Guid id, CancellationToken stop) => form.Submit(async input =>
        {
            await perform.Run<ServeOrder, bool>(u => u.Do(who, slug, new OrderId(id), input, stop));
            return Pages.See($"/market/{slug}/counter");
        }, async again => Pages.Again<CounterPage>(await read.Counter(who, slug, again, stop)))).ForSignedIn();
        app.MapPost("/market/{slug}/rush", (Actor who, Perform perform, ReadCounter read, Form<RushForm> form, string slug, CancellationToken stop) => form.Submit(async input =>
        {
            await perform.Run<RushShop, bool>(u => u.Do(who, slug, input.On, stop));
            return Pages.See($"/market/{slug}/counter");
        }, async again => Pages.Again<CounterPage>(await read.Counter(who, slug, again, stop)))).ForSignedIn();
        app.MapGet("/market/{slug}/orders/{id:guid}/ticket", async (Actor who, ReadCounter read, string slug, Guid id, CancellationToken stop) =>
            Pages.Show<TicketPage>(await read.Ticket(who, slug, new OrderId(id), stop))).ForSignedIn();
        app.MapGet("/market/{slug}/history", async (Actor who, ReadCounter read, string slug, string? from, string? until, CancellationToken stop) =>
            Pages.Show<HistoryPage>(await read.History(who, slug, CivilDay.Read(from), CivilDay.Read(until), stop))).ForSignedIn();
        app.MapGet("/market/{slug}/orders.csv", (Actor who, ReadCounter read, string slug, string? from, string? until, CancellationToken stop) =>
            read.Csv(who, slug, CivilDay.Read(from), CivilDay.Read(until), stop)).ForSignedIn();
    }
}
