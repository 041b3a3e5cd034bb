using Couree.Kernel;

namespace Couree.Modules.Places.Addresses;

/// <summary>
/// The address book of the house: searches whichever index was loaded last. Any number of threads may search while another
/// replaces the index; a search that has begun ends on the one it began with. Empty until something is loaded.
/// </summary>
internal sealed class AddressBook : IAddressBook
{
    volatile AddressSearch search = new(new AddressIndexBuilder().Build());

    public int Count => search.Index.Houses;
    public int Streets => search.Index.Streets;
    public long Bytes => search.Index.Bytes;

    public void Replace(AddressIndex index) => search = new AddressSearch(index);

    /// <summary>Loads an index file; the former stays in use when this one is unreadable.</summary>
    /// <exception cref="InvalidDataException">when the file is damaged or of another version.</exception>
    public void Load(string path) => Replace(AddressIndexFile.Load(path));

    /// <summary>The best answers first. The last word is taken as unfinished, unless a blank or comma follows it.</summary>
    public IReadOnlyList<AddressHit> Search(string text, GeoPoint? near, int limit) => search.Find(text, near, limit);

    public AddressHit? Best(string text, GeoPoint? near = null) => search.Find(text, near, 1).FirstOrDefault();

    /// <summary>The nearest known address within some 5 km.</summary>
    public AddressHit? Reverse(GeoPoint point) => search.Nearest(point);

    IReadOnlyList<FoundAddress> IAddressBook.Search(string text, GeoPoint? near, int limit) => [.. Search(text, near, limit).Select(Found)];

    FoundAddress? IAddressBook.Find(string text, GeoPoint? near) => Best(text, near) is { } hit ? Found(hit) : null;

    static FoundAddress Found(AddressHit hit) =>
        new(hit.Label, hit.Postcode, hit.City, hit.Point, hit.Precision == AddressPrecision.HouseNumber);
}
