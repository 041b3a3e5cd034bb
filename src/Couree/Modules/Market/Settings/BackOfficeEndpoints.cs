using Couree.Kernel;
using Couree.Modules.Market.Pay;
using Couree.Web;

namespace Couree.Modules.Market.Settings;

internal static class BackOfficeEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/market/{slug}/settings", async (Actor who, ChangeShop shop, string slug, string? saved, CancellationToken stop) =>
            Pages.Show<SettingsPage>(await shop.Read(who, slug, null, stop) with { IsSaved = saved is not null })).ForSignedIn();
        app.MapPost("/market/{slug}/settings", (Actor who, Perform perform, ChangeShop shop, Form<ChangeShop.Input> form, string slug, CancellationToken stop) => form.Submit(async input =>
        {
            await perform.Run<ChangeShop, bool>(u => u.Do(who, slug, input, stop));
            return Pages.See($"/market/{slug}/settings?saved=1");
        }, async again => Pages.Again<SettingsPage>(await shop.Read(who, slug, again, stop)))).ForSignedIn();
        app.MapGet("/market/{slug}/transfers", async (Actor who, ConfirmTransfer transfers, string slug, CancellationToken stop) =>
            Pages.Show<TransfersPage>(await transfers.Read(who, slug, null, stop))).ForSignedIn();
        app.MapPost("/market/{slug}/transfers", (Actor who, Perform perform, ConfirmTransfer transfers, Form<ConfirmTransfer.Input> form, string slug, CancellationToken stop) => form.Submit(async input =>
        {
            await perform.Run<ConfirmTransfer, bool>(u => u.Do(who, slug, input, stop));
            return Pages.See($"/market/{slug}/transfers");
        }, async again => Pages.Again<TransfersPage>(await transfers.Read(who, slug, again, stop)))).ForSignedIn();
    }
}
