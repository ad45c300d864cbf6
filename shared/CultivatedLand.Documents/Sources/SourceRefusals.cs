using CultivatedLand.Domain;

namespace CultivatedLand.Documents.Sources;

/// <summary>Sentences for files that are no plan. Each names what was found, what was expected and what to do.</summary>
internal static class SourceRefusals
{
    private const string ExpectedZh = "可以读取的是 .docx、.txt、.md、.html 通知，.xlsx、.csv 任务表，或 .json。";
    private const string ExpectedEn = "What can be read: notices as .docx, .txt, .md or .html, task tables as .xlsx or .csv, and .json.";

    public static LocalizedText Empty(string name) =>
        new(
            $"文件“{name}”是空的。请检查是否发送了正确的文件。{ExpectedZh}",
            $"The file \"{name}\" is empty. Check that the right file was sent. {ExpectedEn}"
        );

    public static LocalizedText TooLarge(string name, long bytes, long limit) =>
        new(
            $"文件“{name}”有 {bytes / 1048576.0m:0.#} MB，超过 {limit / 1048576} MB 的上限。请去掉图片或拆分后重新上传。",
            $"The file \"{name}\" has {bytes / 1048576.0m:0.#} MB, more than the limit of {limit / 1048576} MB. "
                + "Remove pictures or split it, then upload it again."
        );

    public static LocalizedText NotADocument(string name) =>
        new(
            $"文件“{name}”不是文档：内容不是任何已知编码的文字。{ExpectedZh}",
            $"The file \"{name}\" is not a document: its content is not text in any known encoding. {ExpectedEn}"
        );

    public static LocalizedText NoWords(string name) =>
        new(
            $"文件“{name}”里没有文字。如果是扫描件，请先转换为可复制的文字，再上传 .docx 或 .txt。",
            $"The file \"{name}\" holds no words. If it is a scan, turn it into text first, then upload it as .docx or .txt."
        );

    public static LocalizedText Old(string name, string kindZh, string kindEn) =>
        new(
            $"文件“{name}”是{kindZh}，不能直接读取。请用 WPS 或 Word 打开，选择“另存为”，类型选 .docx（表格选 .xlsx），再上传。",
            $"The file \"{name}\" is {kindEn}, which is not read directly. "
                + "Open it in WPS or Word, choose \"Save as\", take the type .docx (.xlsx for a table) and upload that."
        );

    public static LocalizedText Pdf(string name) =>
        new(
            $"文件“{name}”是 PDF，不能直接读取。请上传原始的 .docx 文件，或用 WPS、Word 打开后另存为 .docx。",
            $"The file \"{name}\" is a PDF, which is not read directly. "
                + "Upload the original .docx, or open it in WPS or Word and save it as .docx."
        );

    public static LocalizedText Protected(string name) =>
        new(
            $"文件“{name}”有打开密码，无法读取。请用 Word 打开，在“文件 → 信息 → 保护文档”中取消密码后重新上传。",
            $"The file \"{name}\" is protected by a password and cannot be read. "
                + "Open it in Word, remove the password under File → Info → Protect Document, and upload it again."
        );

    public static LocalizedText Broken(string name, string partZh, string partEn) =>
        new(
            $"文件“{name}”不完整或已损坏（{partZh}）。请重新保存或重新发送完整的文件。",
            $"The file \"{name}\" is incomplete or damaged ({partEn}). Save it again, or send the whole file once more."
        );

    public static LocalizedText Swollen(string name, long limit) =>
        new(
            $"文件“{name}”解压后超过 {limit / 1048576} MB，已停止读取。请去掉图片和无关内容后重新上传。",
            $"The file \"{name}\" unpacks to more than {limit / 1048576} MB, so reading stopped. "
                + "Remove pictures and what does not belong to the plan, then upload it again."
        );

    public static LocalizedText OpenDocument(string name) =>
        new(
            $"文件“{name}”是 OFD 或 OpenDocument（.odt、.ods）文档，不能直接读取。请用 WPS 打开，另存为 .docx（表格另存为 .xlsx）后上传。",
            $"The file \"{name}\" is an OFD or OpenDocument (.odt, .ods) file, which is not read directly. "
                + "Open it in WPS, save it as .docx (.xlsx for a table) and upload that."
        );

    public static LocalizedText UnclosedQuote(string name, int row) =>
        new(
            $"文件“{name}”第 {row} 行的引号没有配对，后面的行会被并入这一格。请在该行补上或删去引号后重新上传。",
            $"In the file \"{name}\" the quotation marks of row {row} are not in pairs, so the rows after it would become one cell. "
                + "Add or remove a mark in that row and upload the file again."
        );

    public static LocalizedText NotThisPackage(string name) =>
        new(
            $"文件“{name}”是压缩包，但里面不是 Word 文档或 Excel 工作簿。请解压后上传其中的 .docx 或 .xlsx。",
            $"The file \"{name}\" is an archive that holds neither a Word document nor an Excel workbook. "
                + "Unpack it and upload the .docx or .xlsx in it."
        );
}
