using System.ComponentModel.DataAnnotations;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;

namespace Couree.Modules.Shifts;

/// <summary>The week, "I am on shift now", and the duty that rotates.</summary>
internal static class ShiftsEndpoints
{
    public sealed record New(DateOnly Day, TimeOnly From, TimeOnly Until, [Range(1, 500)] int Kilos = 60, [Range(1, 5000)] int Litres = 200, bool Cold = false);
    public sealed record Now([Range(1, 12)] int Hours = 4, [Range(1, 500)] int Kilos = 60, [Range(1, 5000)] int Litres = 200, bool Cold = false);
    public sealed record Duty(bool Take);

    public static void Map(WebApplication app)
    {
        app.MapGet("/shifts/{slug}", async (Actor who, string slug, int? week, ReadShifts read, CancellationToken stop) =>
            Pages.Show<ShiftsPage>(await read.Do(who, slug, week ?? 0, null, null, stop))).ForSignedIn();
        app.MapGet("/shifts/{slug}/live", async (Actor who, string slug, IOrganisations organisations, Live live, CancellationToken stop) =>
            TypedResults.ServerSentEvents(live.Watch([ShiftBook.Topic((await organisations.Within(who, slug, ShiftsMay.Riders, stop)).Id)], stop))).ForSignedIn();
        app.MapPost("/shifts/{slug}", (Actor who, string slug, Form<New> form, ReadShifts read, IOrganisations organisations, Perform perform, CancellationToken stop) =>
            Submit(who, slug, form, read, organisations, stop, (id, input) => perform.Run<PlanShift>(u => u.Do(who, id, new PlanShift.Input(input.Day, input.From, input.Until, new Bike(input.Kilos * 1000, input.Litres, input.Cold)), stop)))).ForSignedIn();
        app.MapPost("/shifts/{slug}/start", (Actor who, string slug, Form<Now> form, ReadShifts read, IOrganisations organisations, Perform perform, CancellationToken stop) =>
            Submit(who, slug, form, read, organisations, stop, (id, input) => perform.Run<StartShift>(u => u.Do(who, id, new StartShift.Input(input.Hours, new Bike(input.Kilos * 1000, input.Litres, input.Cold)), stop)))).ForSignedIn();
        app.MapPost("/shifts/{slug}/duty", (Actor who, string slug, Form<Duty> form, ReadShifts read, IOrganisations organisations, Perform perform, CancellationToken stop) =>
            Submit(who, slug, form, read, organisations, stop, (id, input) => perform.Run<TakeDuty>(u => u.Do(who, id, input.Take, stop)))).ForSignedIn();
        foreach (var (path, remove) in new[] { ("stop", false), ("remove", true) })
            app.MapPost("/shifts/{slug}/{id:guid}/" + path, async (Actor who, string slug, Guid id, ReadShifts read, IOrganisations organisations, Perform perform, CancellationToken stop) =>
                await Deed(who, slug, null, read, organisations, stop, _ => perform.Run<EndShift>(u => u.Do(who, new ShiftId(id), remove, stop)))).ForSignedIn();
    }

    private static Task<IResult> Submit<TInput>(Actor who, string slug, Form<TInput> form, ReadShifts read, IOrganisations organisations, CancellationToken stop, Func<OrganisationId, TInput, Task> deed) where TInput : class =>
        form.Submit(
            async input =>
            {
                var organisation = await organisations.Within(who, slug, ShiftsMay.Riders, stop);
                await deed(organisation.Id, input);
                return Pages.See($"/shifts/{slug}");
            },
            async again => Pages.Again<ShiftsPage>(await read.Do(who, slug, 0, again, null, stop)));

    private static async Task<IResult> Deed(Actor who, string slug, Form? form, ReadShifts read, IOrganisations organisations, CancellationToken stop, Func<OrganisationId, Task> deed)
    {
        var organisation = await organisations.Within(who, slug, ShiftsMay.Riders, stop);
        try
        {
            await deed(organisation.Id);
            return Pages.See($"/shifts/{slug}");
        }
        catch (Refusal refusal)
        {
            return Pages.Again<ShiftsPage>(await read.Do(who, slug, 0, form, refusal, stop));
        }
    }
}
