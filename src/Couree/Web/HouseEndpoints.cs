using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Web.Design;
using Couree.Web.Reference;
using Microsoft.EntityFrameworkCore;

namespace Couree.Web;

/// <summary>Doors that belong to no room: health, language, the API's document.</summary>
internal static class HouseEndpoints
{
    public sealed record LanguageChoice([Required, RegularExpression("fr|en")] string Language, string Back = "/");

    public static void MapHouse(this WebApplication app)
    {
        app.MapDesign();
        app.MapReference();
        app.MapGet("/health/live", () => Results.Text("alive")).Open();
        app.MapGet("/health/ready", Ready).Open();
        Photos.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").Open();
        app.MapPost("/language", (HttpContext http, Form<LanguageChoice> form) => form.Submit(choice =>
        {
            http.Response.Cookies.Append("language", choice.Language, new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Secure = http.Request.IsHttps });
            return Task.FromResult(Pages.See(choice.Back));
        }, _ => Task.FromResult(Pages.See("/")))).Open();
    }

    /// <summary>Ready when the store answers a question.</summary>
    private static async Task<IResult> Ready(CoureeDb db, CancellationToken stop) =>
        await db.Database.CanConnectAsync(stop) ? Results.Text("ready") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
