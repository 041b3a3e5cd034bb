namespace Couree.Tests.Modules.Places.Addresses;

/// <summary>The data that lives beside the repository, when it is there: <c>COUREE_SHARED</c>, or <c>shared</c> next to a parent of the repository.</summary>
internal static class SharedData
{
    public static string? Folder(string inside)
    {
        var named = Environment.GetEnvironmentVariable("COUREE_SHARED");
        var root = Root();
        string?[] places = [named, Path.Combine(root, "../shared"), Path.Combine(root, "../../shared")];
        return places.OfType<string>().Select(place => Path.GetFullPath(Path.Combine(place, inside))).FirstOrDefault(Directory.Exists);
    }

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Couree.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("Couree.slnx is in no folder above the tests.");
    }
}
