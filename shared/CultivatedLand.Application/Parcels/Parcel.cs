namespace CultivatedLand.Application.Parcels;

/// <summary>图斑: where the land of a task lies.</summary>
/// <param name="Place">Path of the task's place when the file was sent.</param>
/// <param name="Rings">Each as longitude and latitude in turn, in degrees; holes are rings like the others.</param>
public sealed record Parcel(string Task, string Place, IReadOnlyList<double[]> Rings);

/// <summary>What a file of parcels brought. Its shapes are kept in the archive, apart from the file as it was sent.</summary>
/// <param name="Shapes">Hash of the shapes in the archive.</param>
/// <param name="Original">Hash of the file as it was sent.</param>
public sealed record ParcelLayer(
    string FileName,
    string Shapes,
    string Original,
    int Parcels,
    DateTimeOffset At,
    string By,
    string? Account
);
