using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>The page of hardship: its weights, what everyone carried, chores and rain.</summary>
internal static class HardshipEndpoints
{
    public static void Map(WebApplication app)
    {
        const string Page = "/delivery/{slug}/hardship";
        app.MapGet(Page, async (Actor who, string slug, ReadHardship read, CancellationToken stop) => Pages.Show<Hardship.HardshipPage>(await read.Do(who, slug, null, ReadHardship.Typed.Nothing, stop))).ForSignedIn();
        app.MapGet("/delivery/{slug}/hardship.csv", (Actor who, string slug, ReadHardship read, CancellationToken stop) => read.Csv(who, slug, stop)).ForSignedIn();
        app.MapPost(Page, (Actor who, string slug, Form<AdoptHardship.Input> form, HardshipDoor door, CancellationToken stop) =>
            door.Submit(form, ReadHardship.Typed.Adopting, input => door.Perform.Run<AdoptHardship, HardshipVersionId>(u => u.Do(who, slug, input, stop)), stop)).ForSignedIn();
        app.MapPost("/delivery/{slug}/hardship/rain", (Actor who, string slug, Form<SayRain.Input> form, HardshipDoor door, CancellationToken stop) =>
            door.Submit(form, ReadHardship.Typed.Rain, input => door.Perform.Run<SayRain, RainMarkId>(u => u.Do(who, slug, input, stop)), stop)).ForSignedIn();
        app.MapPost("/delivery/{slug}/hardship/rain/{id:guid}/withdrawal", (Actor who, string slug, Guid id, HardshipDoor door, CancellationToken stop) =>
            door.Do(() => door.Perform.Run<SayRain>(u => u.TakeBack(who, slug, new RainMarkId(id), stop)), stop)).ForSignedIn();
        app.MapPost("/delivery/{slug}/hardship/chores", (Actor who, string slug, Form<WriteChore.Input> form, HardshipDoor door, CancellationToken stop) =>
            door.Submit(form, ReadHardship.Typed.Chore, input => door.Perform.Run<WriteChore, ChoreId>(u => u.Do(who, slug, input, stop)), stop)).ForSignedIn();
        app.MapPost("/delivery/{slug}/hardship/chores/{id:guid}/withdrawal", (Actor who, string slug, Guid id, HardshipDoor door, CancellationToken stop) =>
            door.Do(() => door.Perform.Run<WriteChore>(u => u.TakeBack(who, slug, new ChoreId(id), stop)), stop)).ForSignedIn();
    }
}

/// <summary>One deed on the page, for someone of the co-op: fresh after it, with what is wrong when it is refused.</summary>
internal sealed class HardshipDoor(Actor who, string slug, Perform perform, ReadHardship read)
{
    public Perform Perform => perform;

    public static async ValueTask<HardshipDoor?> BindAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var (who, slug) = (services.GetRequiredService<Actor>(), (string)http.GetRouteValue("slug")!);
        await services.GetRequiredService<Organisations.IOrganisations>().Coop(who, slug, WriteTariff.Writers | Role.Courier, http.RequestAborted);
        return new HardshipDoor(who, slug, services.GetRequiredService<Perform>(), services.GetRequiredService<ReadHardship>());
    }

    public Task<IResult> Submit<TInput>(Form<TInput> form, ReadHardship.Typed typed, Func<TInput, Task> deed, CancellationToken stop) where TInput : class => form.Submit(
        async input =>
        {
            await deed(input);
            return Pages.See($"/delivery/{slug}/hardship");
        },
        async again => Pages.Again<Hardship.HardshipPage>(await read.Do(who, slug, again, typed, stop)));

    public async Task<IResult> Do(Func<Task> deed, CancellationToken stop)
    {
        try
        {
            await deed();
            return Pages.See($"/delivery/{slug}/hardship");
        }
        catch (Refusal refusal)
        {
            return Pages.Again<Hardship.HardshipPage>(await read.Do(who, slug, new Form { Refused = refusal }, ReadHardship.Typed.Nothing, stop));
        }
    }
}
