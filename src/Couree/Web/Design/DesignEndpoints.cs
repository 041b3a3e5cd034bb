namespace Couree.Web.Design;

/// <summary>The living page of the design system and the page that offers the source (AGPL, section 13).</summary>
internal static class DesignEndpoints
{
    public static void MapDesign(this WebApplication app)
    {
        app.MapGet("/design", (string? room) => Pages.Show<DesignPage>(new DesignPage.Facts(DesignPage.Rooms.Contains(room) ? room! : "street", Filled()))).Open();
        app.MapGet("/source", (HouseOptions house) => Pages.Show<SourcePage>(new SourcePage.Facts(Version, house.SourceUrl))).Open();
    }

    private static string Version => typeof(DesignEndpoints).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>A form in the middle of its life: one value kept, one mistake, one choice made.</summary>
    private static Form Filled()
    {
        var form = Form.From(new { name = "Jeanne", phone = "06 12", slot = "b", diet = "vegan", kind = "Scic" });
        form.Errors["phone"] = Words.Say("form.phone");
        return form;
    }
}
