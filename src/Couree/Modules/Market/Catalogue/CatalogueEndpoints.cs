using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.Market.Catalogue;

internal static class CatalogueEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/market/{slug}/catalogue", async (Actor who, ReadCatalogue read, string slug, CancellationToken stop) =>
            Pages.Show<CataloguePage>(await read.List(who, slug, stop))).ForSignedIn();
        app.MapGet("/market/{slug}/catalogue/new", async (Actor who, ReadCatalogue read, string slug, CancellationToken stop) =>
            Pages.Show<ProductPage>(await read.One(who, slug, null, null, stop))).ForSignedIn();
        app.MapGet("/market/{slug}/catalogue/{id:guid}", async (Actor who, ReadCatalogue read, string slug, Guid id, CancellationToken stop) =>
            Pages.Show<ProductPage>(await read.One(who, slug, new ProductId(id), null, stop))).ForSignedIn();
        app.MapPost("/market/{slug}/catalogue/new", (Actor who, Perform perform, ReadCatalogue read, Form<KeepProduct.Input> form, string slug, CancellationToken stop) =>
            Keep(who, perform, read, form, slug, null, stop)).ForSignedIn();
        app.MapPost("/market/{slug}/catalogue/{id:guid}", (Actor who, Perform perform, ReadCatalogue read, Form<KeepProduct.Input> form, string slug, Guid id, CancellationToken stop) =>
            Keep(who, perform, read, form, slug, new ProductId(id), stop)).ForSignedIn();
        app.MapPost("/market/{slug}/catalogue/{id:guid}/pause", (Actor who, Perform perform, ReadCatalogue read, Form<PauseProduct.Input> form, string slug, Guid id, CancellationToken stop) => form.Submit(async input =>
        {
            await perform.Run<PauseProduct, bool>(u => u.Do(who, slug, new ProductId(id), input.Deed, stop));
            return Pages.See(input.Back.Length > 0 ? input.Back : $"/market/{slug}/catalogue");
        }, async _ => Pages.Again<CataloguePage>(await read.List(who, slug, stop)))).ForSignedIn();
    }

    private static Task<IResult> Keep(Actor who, Perform perform, ReadCatalogue read, Form<KeepProduct.Input> form, string slug, ProductId? id, CancellationToken stop) => form.Submit(async input =>
    {
        await perform.Run<KeepProduct, ProductId>(async u =>
        {
            // Read anew at each attempt: a stream can be read only once.
            await using var photo = form.Files["photo"] is { Length: > 0 } file ? file.OpenReadStream() : null;
            return await u.Do(who, slug, id, input, photo, stop);
        });
        return Pages.See($"/market/{slug}/catalogue");
    }, async again => Pages.Again<ProductPage>(await read.One(who, slug, id, again, stop)));
}
