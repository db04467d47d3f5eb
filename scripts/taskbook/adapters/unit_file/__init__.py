"""Units' files: written by the thousand from one finished template, and their manifests read back.

`template` draws the form once with XlsxWriter and takes it apart; `sheet` writes one unit's rows as XML; `pack` puts
the parts together, sealed; `store` brings the files to disk; `manifest` is the format of the very hidden sheet, and
`read` finds it in a file.

Here: the file as it leaves and its manifest. Not here: who gets which tasks (`core.unit_work`), the rows' words
(`sheets.split`).
"""
