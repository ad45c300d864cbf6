namespace CultivatedLand.Application.Parcels;

/// <summary>Parcel (图斑): the land of a task.</summary>
/// <param name="Place">Path of the task's place when the file was sent.</param>
/// <param name="Rings">Rings, each as longitude and latitude in turn, in degrees. Holes are rings like the others.</param>
public sealed record Parcel(string Task, string Place, IReadOnlyList<double[]> Rings);

/// <summary>Layer of the parcels of one file. Its shapes are stored in the archive, apart from the file as it was sent.</summary>
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
